;;; eglot.el --- tend lsp in the Markdown files of a book  -*- lexical-binding: t -*-

;; Emacs 29 has eglot; Debian 12 has it as elpa-eglot.  Load this file from your init file, beside
;; markdown-mode; `tend' must be in your PATH.
(require 'eglot)

(add-to-list 'eglot-server-programs '(markdown-mode . ("tend" "lsp")))

;; one server for all folders of a book
(defun tend-lsp-book (dir)
  "The book that DIR is in, as a project."
  (let ((book (locate-dominating-file dir "me.md")))
    (and book (cons 'transient book))))

(add-hook 'project-find-functions #'tend-lsp-book t)

(defun tend-lsp-here ()
  "Start `tend lsp' if this file is in a book."
  (when (and buffer-file-name (locate-dominating-file buffer-file-name "me.md"))
    ;; before Emacs 30 this key asks a spelling checker
    (local-set-key (kbd "C-M-i") #'completion-at-point)
    (setq-local completion-ignore-case t)
    (eglot-ensure)))

(add-hook 'markdown-mode-hook #'tend-lsp-here)
