;;; tend.el --- tend in Emacs  -*- lexical-binding: t -*-
;; SPDX-License-Identifier: ISC

;;; Commentary:
;; (load "/where/it/is/tend.el") in your init file.  Then
;;
;;   M-x tend-check   lists the problems that `tend check' reports; C-x ` visits the next
;;   M-x tend-log     adds an entry for today, where `tend log' would put it
;;   M-x tend-find    opens the file of a contact, by id or name; the link at point is the default
;;   M-TAB            in the header of a mail, turns a few letters into Name <address>
;;
;; The book is the nearest folder above the file with a me.md, else $TEND_BOOK.

;;; Code:
(require 'compile)
(require 'subr-x)
(require 'thingatpt)

(defun tend--run (tool &rest words)
  "What TOOL prints about the book for WORDS, as a list of lines."
  (let ((book (locate-dominating-file default-directory "me.md"))
        (coding-system-for-read 'utf-8-unix)
        (coding-system-for-write 'utf-8-unix))
    (with-temp-buffer
      (apply #'call-process (concat "tend-" tool) nil '(t nil) nil
             (append (and book (list "-C" (expand-file-name book))) words))
      (split-string (buffer-string) "\n" t))))

(defun tend--rows (tool &rest words)
  "The rows of TOOL for WORDS, each a list of its fields."
  (mapcar (lambda (line) (split-string line "\t")) (apply #'tend--run tool words)))

(define-compilation-mode tend-check-mode "tend check"
  "What `tend check' tells, to go to."
  (setq-local compilation-error-regexp-alist
              '(("^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): " 1 2 3)))
  (setq-local compilation-error-screen-columns nil))

(defun tend-check ()
  "Check the book; \\[next-error] goes from one thing to the next."
  (interactive)
  (let ((book (locate-dominating-file default-directory "me.md")))
    (compilation-start
     (concat "tend-check"
             (and book (concat " -C " (shell-quote-argument (expand-file-name book)))))
     'tend-check-mode)))

;; `tend log' changes a copy of the buffer in a temporary folder.  So the entry gets
;; the right place and form, and the file does not change before you save it.
(defun tend-log (what)
  "Insert today's entry about WHAT, as said behind `tend log WHO'.
Without it, leave point where the kind belongs."
  (interactive (list (read-string "Entry, as \"yesterday +help: a piano\" (none): ")))
  (let* ((folder (make-temp-file "tend" t))
         (file (expand-file-name (file-name-nondirectory buffer-file-name) folder))
         (coding-system-for-write buffer-file-coding-system)
         (words (if (string-blank-p what) '("to" "kind:") (split-string what)))
         (said (generate-new-buffer " *tend log*"))
         (new (generate-new-buffer " *tend new*"))
         at)
    (unwind-protect
        (save-restriction
          (widen)
          (write-region nil nil file nil 'silent)
          (apply #'call-process "tend-log" nil said nil "-C" folder file words)
          (with-current-buffer new (insert-file-contents file))
          (setq at (abs (compare-buffer-substrings nil nil nil new nil nil)))
          (when (= at 0)
            (user-error "%s" (with-current-buffer said (string-trim (buffer-string)))))
          (goto-char at)
          (insert-buffer-substring new at (+ at (- (buffer-size new) (buffer-size))))
          (goto-char at)
          (beginning-of-line)
          (re-search-forward "[0-9]\\{4\\}-[0-9][0-9]-[0-9][0-9]")
          (when (string-blank-p what)
            (re-search-forward "kind$")
            (insert ": ")
            (backward-char 2)
            (delete-char -4)))
      (delete-directory folder t)
      (kill-buffer said)
      (kill-buffer new))))

(defun tend-find (path)
  "Visit the file PATH of a person of the book."
  (interactive
   (let* ((people (mapcar (lambda (row) (cons (format "%s  %s" (car row) (nth 1 row)) (nth 2 row)))
                          (tend--rows "ls" "-o" "id,name,path")))
          (link (tend--link))
          (here (and link (nth 2 (car (tend--rows "ls" "-o" "id,name,path" "--" link)))))
          (default (car (rassoc here people)))
          (completion-ignore-case t)
          (completion-styles '(basic substring)))
     (list (cdr (assoc (completing-read "Person: " people nil t nil nil default) people)))))
  (find-file (expand-file-name path (or (locate-dominating-file default-directory "me.md")
                                        (getenv "TEND_BOOK") "~/contacts"))))

(defun tend--link ()
  "Whom the link or the word at point leads to."
  (let ((name (or (and (or (thing-at-point-looking-at "\\[\\[\\([^]|#\n]+\\)[^]\n]*\\]\\]")
                           (thing-at-point-looking-at "\\[[^]\n]*\\](\\([^)#\n]+\\)[^)\n]*)"))
                       (match-string-no-properties 1))
                  (thing-at-point 'filename t))))
    (and name (string-remove-suffix
               ".md" (string-trim-right (file-name-nondirectory name) "[,.;:]+")))))

(declare-function message-point-in-header-p "message")
(defun tend-address ()
  "Complete the address before point, as `completion-at-point-functions' wants it."
  (save-excursion
    (let ((end (point)))
      (when (and (message-point-in-header-p)
                 (re-search-backward "[,:]\\|^" (line-beginning-position) t)
                 (save-excursion
                   (beginning-of-line)
                   (looking-at "\\(?:To\\|Cc\\|Bcc\\|Reply-To\\):\\|[ \t]")))
        (skip-chars-forward ",: \t" end)
        (let* ((begin (point))
               (all (mapcar (lambda (row) (tend--mailbox (nth 1 row) (car row)))
                            (tend--rows "query" "--no-first-line" "--" (buffer-substring-no-properties begin end)))))
          ;; what tend found has been found by more than its beginning
          (list begin end
                (lambda (text _where action)
                  (cond ((eq action t) all)
                        ((eq action 'lambda) (member text all))
                        ((eq action 'metadata) nil)
                        ((null action) (if (cdr all) text (car all)))))
                :exclusive 'no))))))

(defun tend--mailbox (name address)
  "NAME with ADDRESS; NAME is quoted where a comma or a bracket would end it."
  (format (if (string-match-p "[][(),.:;<>@\"\\]" name) "%S <%s>" "%s <%s>") name address))

(add-hook 'message-mode-hook
          (lambda () (add-hook 'completion-at-point-functions #'tend-address -10 t)))

(provide 'tend)
;;; tend.el ends here
