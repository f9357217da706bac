# SPDX-License-Identifier: ISC
#
# What tend-recap knows of each contact before it prints a part: it reads the moves, then the rows of
# tend-week twice, pass 1 and 2. A contact stands once among those in sorrow, who asked, who wrote and
# who were promised something: where[id], in the part that comes first. All that there is on them stands
# there, and they have no turn. `most` is the number of contacts in a part, `few` that of questions.

function place(part, limit, i, id, n) {
	for (i = 1; i <= rows[part]; i++) {
		id = row[part, i]
		if (id in where)
			n += where[id] == part
		else if (++n <= limit)
			where[id] = part
	}
}

# a promise, and a question above, say what such a gift does
function is_said(id, text) {
	return id in asked && text ~ /^help: answer "/ || \
		id in promised && (text ~ /^help: as promised: / || text ~ /^help: .* – your notes say so$/)
}

function gifts(id, i, text) {
	for (i = 1; i <= given[id]; i++)
		if (!is_said(id, gift[id, i]))
			text = text "\n    " gift[id, i]
	return text
}

# true if a gift is this introduction: "meet Bo (bo) – "
function meets(one, other, i, n) {
	for (i = 1; i <= given[one]; i++)
		n += index(gift[one, i], "intro: meet " person(other) " – ") == 1
	return n
}

function late(day, days_late) {
	return day == "-" ? "" : days_late > 0 ? ", " days(days_late) " late" : days_late < 0 ? ", by " day : ", today"
}

# their question or message, in another part than its own
function open(id, part, text) { return text == "" ? "" : "\n    they " part " on " on[id, part] ": " text }

# what they asked, or else said last, unless a gift takes it up
function word(id) {
	return id in asked ? open(id, "asked", asked[id]) : index(gifts(id), " of " said_on[id]) ? "" : said[id]
}

# why it is the turn of a contact
function since(id) {
	return standing[id] == "dormant" ? "silent since " last[id] ": say hello" : \
		(last[id] == "-" ? "" : "last contact " last[id] ", ") "due " (past[id] ? "since " when[id] : "today")
}

# what stands below a contact
function below(id) { return (where[id] == "promised" ? "" : promised[id]) news[id] gifts(id) }

FILENAME == "moves" {
	mover[++moves] = $1; move[moves] = $3 " from " $4 " to " $5; key[moves] = $2
	if ($4 != "-" && $5 != "-")
		news[$1] = news[$1] "\n    news: " move[moves]
	else
		moves--
	next
}
pass == 1 {
	row[$3, ++rows[$3]] = $1
	if ($3 == "due" || $3 == "quiet") { turn[$1] = $3; when[$1] = $4; past[$1] = $5; last[$1] = $7; standing[$1] = $8 }
	if ($3 == "said") { said[$1] = "\n    they said on " $4 ": " $8; said_on[$1] = $4 }
	if ($3 == "noted") noted[$1] = "\n    last: " $8
	if ($3 == "asked") { asked[$1] = $8; on[$1, $3] = $4 }
	if ($3 == "wrote") { wrote[$1] = $8; on[$1, $3] = $4 }
	if ($3 == "promised") promised[$1] = promised[$1] "\n    you promised" late($4, $5) ": " $8
	if ($3 == "planned" && $5 <= 0 && !planned[$1]) planned[$1] = "\n    planned " ($5 ? "on " $4 : "today") ": " $8
	if ($3 == "gift") gift[$1, ++given[$1]] = $8
	next
}
!placed++ { place("sorrow", most); place("asked", few); place("wrote", most); place("promised", most) }
