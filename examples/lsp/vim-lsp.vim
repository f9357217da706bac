" Vim with vim-lsp (https://github.com/prabirshrestha/vim-lsp): what `tend lsp` knows, in the Markdown files of a book.
" Copy to ~/.vim/plugin/tend-lsp.vim; `tend` must be in your PATH.
function! s:book(...) abort
  return lsp#utils#find_nearest_parent_file_directory(lsp#utils#get_buffer_path(), 'me.md')
endfunction

augroup tend_lsp
  autocmd!
  autocmd User lsp_setup call lsp#register_server({
        \ 'name': 'tend',
        \ 'cmd': ['tend', 'lsp'],
        \ 'root_uri': {-> lsp#utils#path_to_uri(s:book())},
        \ 'allowlist': ['markdown'],
        \ })
augroup END
