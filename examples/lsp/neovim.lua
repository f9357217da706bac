-- Neovim 0.7 and newer: what `tend lsp` knows, in the Markdown files of a book.
-- Copy to ~/.config/nvim/plugin/tend.lua; `tend` must be in your PATH.
if vim.lsp.config then -- 0.11 and newer
	vim.lsp.config.tend = { cmd = { 'tend', 'lsp' }, filetypes = { 'markdown' }, root_markers = { 'me.md' }, workspace_required = true }
	vim.lsp.enable('tend')
	return
end
local started, items = {}, {} -- the client of each book; what completes here
-- that of these versions drops what does not begin with the word: [[si is to find Bruno Silva, too
function _G.tend_complete(find)
	local line = vim.api.nvim_get_current_line()
	if find == 0 then
		local rest = line:sub(vim.fn.col('.'))
		return vim.tbl_map(function(i)
			local word = i.textEdit.newText
			return { word = rest:match('^%]%]') and word:gsub('%]%]$', '') or word, abbr = i.label, menu = i.detail }
		end, items)
	end
	local params = vim.lsp.util.make_position_params()
	local _, answer = next(vim.lsp.buf_request_sync(0, 'textDocument/completion', params, 1000) or {})
	items = answer and answer.result and answer.result.items or {}
	return items[1] and vim.str_byteindex(line, items[1].textEdit.range.start.character, true) or -3
end
vim.api.nvim_create_autocmd('FileType', { pattern = 'markdown', callback = function(args)
	local me = vim.fn.findfile('me.md', vim.fn.fnamemodify(args.file, ':p:h') .. ';')
	if me == '' then return end
	local book = vim.fn.fnamemodify(me, ':p:h')
	started[book] = started[book] or vim.lsp.start_client({ name = 'tend', cmd = { 'tend', 'lsp' }, root_dir = book,
		on_exit = function() started[book] = nil end })
	vim.lsp.buf_attach_client(args.buf, started[book])
	vim.bo[args.buf].omnifunc = 'v:lua.tend_complete' -- CTRL-X CTRL-O
end })
