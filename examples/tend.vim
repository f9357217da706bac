" SPDX-License-Identifier: ISC
"
" tend in vim and neovim. Copy it to ~/.vim/plugin/ or ~/.config/nvim/plugin/.
" In a book (below a folder that has a me.md):
"
"   :TendCheck       puts the problems that `tend check` reports into the quickfix list, as does :make
"   :TendLog         adds an entry for today, where `tend log` would put it; cw changes its kind
"   :TendLog yesterday +help: carried a piano       takes the words that follow WHO in `tend log WHO`
"   gf               opens the contact under the cursor: [[a link]], [another](ana.md), a name
"   CTRL-X CTRL-O    in insert mode, completes an id from the first letters of the id or a name
"
" In a mail (filetype mail) CTRL-X CTRL-O turns a few letters into Name <address>.

if exists('g:loaded_tend')
	finish
endif
let g:loaded_tend = 1

" The output of a tool, messages included. Only rows have TABs.
function! s:Run(tool, book, words) abort
	let folder = empty(a:book) ? [] : ['-C', a:book]
	return systemlist(join(map(['tend-' . a:tool] + folder + a:words, 'shellescape(v:val)')))
endfunction

function! s:Rows(lines) abort
	return map(filter(a:lines, 'v:val =~# "\t"'), 'split(v:val, "\t", 1)')
endfunction

function! s:Begin() abort
	let me = findfile('me.md', escape(expand('%:p:h'), ' ,;\') . ';')
	if empty(me) || &buftype !=# ''
		return
	endif
	let b:tend_book = fnamemodify(me, ':p:h')
	let &l:makeprg = 'tend-check -C ' . shellescape(b:tend_book, 1)
	setlocal errorformat=%f:%l:%c:\ %m omnifunc=TendIds
	command! -buffer -bar TendCheck call s:Check()
	command! -buffer -nargs=* TendLog call s:Log(<q-args>)
	nnoremap <buffer> <silent> gf :call <SID>Jump()<CR>
endfunction

function! s:Check() abort
	let said = s:Run('check', b:tend_book, [])
	call setqflist([], ' ', {'title': 'tend check', 'lines': said, 'efm': '%f:%l:%c: %m'})
	cwindow
endfunction

" `tend log` changes a copy of the buffer in a temporary folder. So the entry gets the
" right place and form, and the file does not change before you save it.
function! s:Log(words) abort
	let folder = tempname()
	call mkdir(folder, '', 0700)
	let file = folder . '/' . expand('%:t')
	let old = getline(1, '$')
	call writefile(old, file)
	let said = s:Run('log', folder, [file] + (empty(a:words) ? ['to', 'kind:'] : split(a:words)))
	let new = readfile(file)
	call delete(folder, 'rf')
	let at = 0
	while at < len(old) && old[at] ==# new[at]
		let at += 1
	endwhile
	if len(new) == len(old)
		echohl ErrorMsg | echo join(said, "\n") | echohl None
		return
	endif
	call append(at, new[at : at + len(new) - len(old) - 1])
	call cursor(at + 1, 1)
	call search('\d\{4}-\d\d-\d\d', 'c')
	if empty(a:words)
		call setline('.', getline('.') . ': ')
		call search('kind: $')
	endif
endfunction

" the link or the word that the cursor is on
let s:names = [['\[\[.\{-}\]\]', '\[\[\zs[^]|#]*'], ['\[[^]]*\]([^)]*)', '](\zs[^)#]*'],
	\ ['[^][(){},:"''|[:blank:]]\+', '.*']]
function! s:Under() abort
	for [whole, part] in s:names
		let [text, from, to] = matchstrpos(getline('.'), whole)
		while from >= 0
			if from < col('.') && col('.') <= to
				return substitute(fnamemodify(matchstr(text, part), ':t'), '\.md$', '', '')
			endif
			let [text, from, to] = matchstrpos(getline('.'), whole, to)
		endwhile
	endfor
	return ''
endfunction

function! s:Jump() abort
	let said = s:Run('ls', b:tend_book, ['-o', 'id,path', '--', s:Under()])
	let rows = s:Rows(copy(said))
	if len(rows) == 1
		execute 'edit' fnameescape(fnamemodify(b:tend_book . '/' . rows[0][1], ':.'))
	else
		echohl ErrorMsg | echo join(said, "\n") | echohl None
	endif
endfunction

" the column where the text to complete begins
function! s:Start(pattern) abort
	let at = match(strpart(getline('.'), 0, col('.') - 1), a:pattern)
	return at < 0 ? col('.') - 1 : at
endfunction

function! TendIds(findstart, base) abort
	if a:findstart
		return s:Start('[^][(),:|[:blank:]]\+$')
	endif
	let begin = '\c\V\%(\^\|\s\|-\)' . escape(a:base, '\')
	let rows = s:Rows(s:Run('ls', b:tend_book, ['-o', 'id,name']))
	call filter(rows, 'v:val[0] =~ begin || v:val[1] =~ begin')
	return map(rows, '{"word": v:val[0], "menu": v:val[1]}')
endfunction

function! TendAddresses(findstart, base) abort
	if a:findstart
		return s:Start('[^,:[:blank:]][^,:]*$')
	endif
	let rows = s:Rows(s:Run('query', '', ['--no-first-line', '--', a:base]))
	return map(rows, '{"word": s:Mailbox(v:val[1], v:val[0]), "menu": v:val[2]}')
endfunction

" a mail program would split a name with a comma or a bracket, unless it is quoted
function! s:Mailbox(name, address) abort
	let name = a:name =~# '[][(),.:;<>@"\\]' ? '"' . escape(a:name, '"\') . '"' : a:name
	return name . ' <' . a:address . '>'
endfunction

augroup tend
	autocmd!
	" behind FileType, whose plugin for Markdown has an omnifunc of its own
	autocmd BufWinEnter *.md call s:Begin()
	autocmd FileType mail setlocal omnifunc=TendAddresses
augroup END
