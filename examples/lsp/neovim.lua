-- Neovim 0.7 and newer: what `tend lsp` knows, in the Markdown files of a book.
-- Copy to ~/.config/nvim/plugin/tend.lua; `tend` must be in your PATH.
if vim.lsp.config then -- 0.11 and newer
	vim.lsp.config.tend = { cmd = { 'tend', 'lsp' }, filetypes = { 'markdown' }, root_markers = { 'me.md' }, workspace_required = true }
	vim.lsp.enable('tend')
	return
end
local started = {} -- the client of each book
vim.api.nvim_create_autocmd('FileType', { pattern = 'markdown', callback = function(args)
	local me = vim.fn.findfile('me.md', vim.fn.fnamemodify(args.file, ':p:h') .. ';')
	if me == '' then return end
	local book = vim.fn.fnamemodify(me, ':p:h')
	started[book] = started[book] or vim.lsp.start_client({ name = 'tend', cmd = { 'tend', 'lsp' }, root_dir = book,
		on_exit = function() started[book] = nil end })
	vim.lsp.buf_attach_client(args.buf, started[book])
	vim.bo[args.buf].omnifunc = 'v:lua.vim.lsp.omnifunc' -- CTRL-X CTRL-O
end })
