/* SPDX-License-Identifier: ISC */
#ifndef TEND_TEXTEDIT_H
#define TEND_TEXTEDIT_H

#include "lsp/workspace.h"

/* changes of files, as the editor applies them: a WorkspaceEdit with documentChanges */

/* begins a member "edit" of an object, or the whole if key is NULL; ends it */
void textedit_begin(struct buf *out, const char *key);
void textedit_end(struct buf *out);
/* adds the change from an old text of a contact's file to a new one: only what differs */
void textedit_file(struct buf *out, const struct workspace *, struct str path, struct str old,
                   struct str new);
/* adds that a file gets another name */
void textedit_rename(struct buf *out, const struct workspace *, struct str from, struct str to);
/* adds that a file goes */
void textedit_delete(struct buf *out, const struct workspace *, struct str path);

#endif
