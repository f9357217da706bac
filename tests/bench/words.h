/* SPDX-License-Identifier: ISC */
/* The word lists of genbook: names, topics, and the sentences that people write about people. */
#ifndef TEND_BENCH_WORDS_H
#define TEND_BENCH_WORDS_H

struct proper {
	const char *shown, *slug;
};

static const struct proper given[] = {
	{"Ana", "ana"}, {"Björn", "bjorn"}, {"Chiara", "chiara"}, {"Daniel", "daniel"},
	{"Élodie", "elodie"}, {"Farid", "farid"}, {"Grace", "grace"}, {"Hana", "hana"},
	{"Ivan", "ivan"}, {"Joana", "joana"}, {"Kofi", "kofi"}, {"Lucía", "lucia"},
	{"Mehmet", "mehmet"}, {"Ngozi", "ngozi"}, {"Olga", "olga"}, {"Pedro", "pedro"},
	{"Qing", "qing"}, {"Rosa", "rosa"}, {"Søren", "soren"}, {"Tomáš", "tomas"}, {"Uma", "uma"},
	{"Victor", "victor"}, {"Wanjiru", "wanjiru"}, {"Ximena", "ximena"}, {"Yuki", "yuki"},
	{"Zoë", "zoe"}, {"Aarav", "aarav"}, {"Beatriz", "beatriz"}, {"Caleb", "caleb"},
	{"Dilan", "dilan"}, {"Esther", "esther"}, {"Felix", "felix"}, {"Greta", "greta"},
	{"Hugo", "hugo"}, {"Inês", "ines"}, {"Jakub", "jakub"}, {"Katarzyna", "katarzyna"},
	{"Leila", "leila"}, {"Marco", "marco"}, {"Nadia", "nadia"}, {"Omar", "omar"},
	{"Priya", "priya"}, {"Rafael", "rafael"}, {"Sofia", "sofia"}, {"Thandi", "thandi"},
	{"Ulrich", "ulrich"}, {"Vera", "vera"}, {"William", "william"}, {"Yasmin", "yasmin"},
	{"Zara", "zara"}, {"Anton", "anton"}, {"Brigitte", "brigitte"}, {"Carmen", "carmen"},
	{"Diego", "diego"}, {"Emma", "emma"}, {"Finn", "finn"}, {"Giulia", "giulia"},
	{"Henry", "henry"}, {"Ingrid", "ingrid"}, {"Julia", "julia"},
};

static const struct proper family[] = {
	{"López", "lopez"}, {"Silva", "silva"}, {"Ito", "ito"}, {"Mota", "mota"},
	{"Okafor", "okafor"}, {"Nguyễn", "nguyen"}, {"Müller", "muller"}, {"Rossi", "rossi"},
	{"Novák", "novak"}, {"Kowalska", "kowalska"}, {"Haddad", "haddad"}, {"Mensah", "mensah"},
	{"Sharma", "sharma"}, {"Tanaka", "tanaka"}, {"Larsen", "larsen"}, {"Dubois", "dubois"},
	{"Ferreira", "ferreira"}, {"Yıldız", "yildiz"}, {"Chen", "chen"}, {"Park", "park"},
	{"Ivanova", "ivanova"}, {"García", "garcia"}, {"Smith", "smith"}, {"Brown", "brown"},
	{"Cohen", "cohen"}, {"Diaz", "diaz"}, {"Eriksson", "eriksson"}, {"Fischer", "fischer"},
	{"Gupta", "gupta"}, {"Horvat", "horvat"}, {"Jansen", "jansen"}, {"Kamau", "kamau"},
	{"Lindqvist", "lindqvist"}, {"Moreau", "moreau"}, {"Nakamura", "nakamura"},
	{"Oliveira", "oliveira"}, {"Petrov", "petrov"}, {"Quispe", "quispe"}, {"Ramos", "ramos"},
	{"Suzuki", "suzuki"}, {"Torres", "torres"}, {"Usman", "usman"}, {"Vargas", "vargas"},
	{"Weber", "weber"}, {"Yamada", "yamada"}, {"Zhang", "zhang"}, {"Adeyemi", "adeyemi"},
	{"Bianchi", "bianchi"}, {"Castro", "castro"}, {"Dlamini", "dlamini"}, {"Evans", "evans"},
	{"Fontaine", "fontaine"}, {"Green", "green"}, {"Hoffmann", "hoffmann"}, {"Iqbal", "iqbal"},
	{"Jones", "jones"}, {"Keller", "keller"}, {"Lefèvre", "lefevre"}, {"Martin", "martin"},
	{"Nielsen", "nielsen"},
};

/* What people need and offer, commonest first: the head of a Zipf curve. Made-up words follow. */
static const char *const topics[] = {
	"design", "team", "software", "hiring", "product", "research", "funding", "teaching",
	"music", "market", "data", "engineer", "writing", "strategy", "school", "health", "film",
	"energy", "garden", "legal", "finance", "rust", "sales", "brand", "community", "startup",
	"book", "studio", "climate", "language", "museum", "security", "travel", "food", "press",
	"science", "network", "founder", "child", "city", "policy", "history", "art", "photo",
	"mobile", "cloud", "project", "theatre", "coffee", "running", "hospital", "housing",
	"investor", "mentor", "platform", "print", "radio", "report", "retail", "robot", "sailing",
	"sensor", "speaker", "sport", "student", "supply", "survey", "tax", "test", "tool",
	"training", "translation", "transport", "university", "video", "water", "web", "wine",
	"workshop", "youth", "accounting", "acoustics", "agency", "airport", "algorithm",
	"animation", "archive", "architect", "astronomy", "auction", "audio", "audit", "bakery",
	"ballet", "bank", "battery", "beekeeping", "bicycle", "biology", "birding", "board",
	"bridge", "broadcast", "budget", "building", "business", "cabinet", "camera", "cancer",
	"carpentry", "ceramics", "charity", "chemistry", "chess", "choir", "cinema", "clinic",
	"climbing", "coaching", "code", "college", "comics", "compiler", "composer", "conference",
	"contract", "cooking", "copyright", "costume", "council", "court", "craft", "cricket",
	"culture", "customer", "cycling", "dance", "database", "debate", "dental", "diplomacy",
	"diving", "drawing", "drone", "drama", "ecology", "economics", "editor", "election",
	"electronics", "embroidery", "enterprise", "ethics", "event", "exhibition", "export",
	"fabric", "factory", "family", "farming", "fashion", "fencing", "festival", "fiction",
	"fishing", "fitness", "flight", "football", "forest", "forum", "foundation", "furniture",
	"gallery", "game", "genetics", "geology", "glass", "governance", "grant", "graphics",
	"guitar", "hardware", "harvest", "hiking", "hotel", "hydrogen", "illustration", "import",
	"insurance", "interior", "internet", "interview", "investment", "island", "jazz",
	"jewellery", "journal", "journalism", "judo", "kernel", "kitchen", "knitting", "laboratory",
	"landscape", "laser", "laundry", "law", "leadership", "leather", "lecture", "library",
	"licence", "lighting", "linguistics", "literature", "logistics", "magazine", "maker",
	"management", "manuscript", "marathon", "marine", "mathematics", "mechanic", "media",
	"medicine", "meditation", "memory", "merger", "metal", "microscope", "migration", "mining",
	"model", "mountain", "negotiation", "neighbour", "neurology", "newsletter", "novel",
	"nursing", "nutrition", "ocean", "office", "opera", "optics", "orchard", "orchestra",
	"outreach", "painting", "paper", "parenting", "parliament", "patent", "pension", "perfume",
	"pharmacy", "philosophy", "physics", "piano", "pilot", "planning", "plastic", "podcast",
	"poetry", "pottery", "printing", "prison", "privacy", "procurement", "prototype",
	"psychology", "publisher", "puppet", "quality", "quantum", "railway", "recipe", "recording",
	"recruiter", "recycling", "refugee", "restaurant", "restoration", "rowing", "rural",
	"safety", "sailor", "satellite", "scholarship", "sculpture", "semiconductor", "seminar",
	"shipping", "singing", "skating", "soil", "solar", "statistics", "steel", "storage",
	"surgery", "swimming", "tailor", "tango", "telescope", "tennis", "textile", "tourism",
	"toy", "trade", "tutor", "typography", "vaccine", "valley", "vegan", "venture",
	"veterinary", "village", "vineyard", "violin", "volunteer", "warehouse", "watchmaking",
	"weaving", "wildlife", "wind", "wireless", "woodwork", "yoga",
};

static const char *const cities[] = {
	"Lisbon", "Berlin", "Nairobi", "Kyoto", "Montréal", "São Paulo", "Accra", "Leeds", "Porto",
	"Zürich", "Istanbul", "Mumbai", "Oslo", "Austin", "Lagos", "Seoul", "Kraków", "Lyon",
	"Quito", "Hanoi", "Cape Town", "Dublin", "Ghent", "Málaga", "Tartu", "Utrecht", "Bologna",
	"Wellington", "Oaxaca", "Prague",
};

static const char *const fields[] = {
	"software", "design", "medicine", "law", "education", "finance", "journalism", "music",
	"architecture", "physics", "agriculture", "film", "public policy", "energy", "philosophy",
	"sport",
};

static const char *const titles[] = {
	"VP Engineering", "Professor", "Head of Finance", "Founder", "Staff Designer",
	"Research Fellow", "Editor", "Counsel", "Director", "Software Engineer", "Teacher",
	"Producer", "Chief Nurse", "Architect", "Partner", "Product Manager",
};

/* Templates: %x is a slot, see slot() in genbook.c. A group of lines is a key and its variants. */
static const char *const tier_lines[] = {
	"tier: critical\n", "tier: many\n", "tier: many\n", "tier: many\n", "tier: many\n",
	"tier: \"many\"\n", "tier: many    # lighter rhythm\n", "relationship_tier: many\n",
};
static const char *const every_lines[] = {
	"every: 4 months\n", "every: 6 months\n", "every: quarterly\n", "every: 90d\n",
	"every: 3/year\n", "every: yearly\n", "every: twice-yearly\n", "every: '2 months'\n",
	"cadence_days: 120\n", "contactFrequency: quarterly\n", "cadence: 60\n", "every: 1 year\n",
};
static const char *const next_lines[] = {
	"next: %a\n", "snooze: %a\n", "next_follow_up: %a\n", "follow_up_date: \"%a\"\n",
};
static const char *const met_lines[] = {
	"met: %m\n", "met: %m\n", "met: \"%m\"\n", "met: %m\nhowWeMet: %w meetup in %c\n",
};
static const char *const last_lines[] = {
	"last_contact: %z\n", "last_contacted: %z\n", "last contact: %z\n",
};
static const char *const org_lines[] = {
	"org: %o\n", "org: %o\n", "org: %o\n", "company: %o\n", "organization: \"%o\"\n",
};
static const char *const title_lines[] = {
	"title: %j\n", "title: %j\n", "title: %j\n", "job_title: %j\n", "role: %j\n",
};
static const char *const place_lines[] = {
	"place: %c\n", "place: %c\n", "place: %c\n", "place: \"%c\"\n",
};
static const char *const field_lines[] = {"field: %f\n"};
static const char *const stage_lines[] = {
	"stage: early\n", "stage: mid\n", "stage: mid\n", "stage: senior\n", "stage: student\n",
	"stage: retired\n",
};
static const char *const via_lines[] = {
	"via: %i\n", "via: %i\n", "via: %i\n", "via: \"%n\"\n", "introduced_by: %i\n",
};
static const char *const recommends_lines[] = {"recommends: %i\n", "recommends: [%i]\n"};
static const char *const phone_lines[] = {"phone: \"+351 21 555 %4\"\n", "tel: +44 20 7946 %4\n"};
static const char *const birth_lines[] = {
	"birthday: 1978-05-%2\n", "birthday: --04-%2\n", "birthday: 11-%2\n", "bday: 1969-08-%2\n",
	"born: 19%2\n",
};
static const char *const why_lines[] = {
	"why: Builds %w teams that people do not want to leave.\n",
	"why: \"Knows %w like nobody else: ask about %w.\"\n",
	"why: >-\n  Thinks aloud about %w and %w,\n  and remembers what was said.\n",
	"why: 'Doesn''t stop at %w'\n",
};
static const char *const hook_lines[] = {
	"hook: the %w piece that %g wrote\n", "hook: \"a %w for the %w\"\n",
	"hook: asks first, then talks of %w\n",
};
static const char *const agenda_lines[] = {
	"agenda: get the %w %w out of the door\n", "agenda: \"%w, then %w\"\n",
};
static const char *const status_lines[] = {
	"status: archived\n", "status: do-not-contact\n", "status: deceased\n",
};
static const char *const avoid_lines[] = {"avoid: [%i]\n"};
static const char *const own_lines[] = {
	"social:\n  github: %I\n  sites:\n    - https://example.org/~%I\n",
	"address: {street: \"%2 Mill Road\", city: %c}\n",
	"# from the old address book\nimported: true\nsource: vcard\n",
	"url: %u\n",
	"pets:\n  - {kind: dog, name: Pim}\n",
	"coffee: flat white\n",
};

static const char *const role_items[] = {
	"collaborator", "client", "prospect", "mentor", "colleague", "friend",
};
static const char *const tag_items[] = {"%w", "%w", "%w", "%w-%w"};
static const char *const need_items[] = {
	"a %w %w for the %w %w", "someone who knows %w and %w %w", "%w %w %w %w",
	"help with %w and a %w %w", "an introduction to %w %w people in %w",
	"advice on %w for a %w %w %w", "\"%w, %w and %w\"", "a %w with %w %w",
	"%w %w for %w and %w",
};
static const char *const offer_items[] = {
	"%w %w and %w", "a %w %w playbook", "%w contacts in %w %w", "ten years of %w %w %w",
	"\"%w, %w, and %w %w\"", "reads %w %w drafts on %w", "a %w for %w and %w", "%w %w %w",
};

static const char *const sentences[] = {
	"Met %g at a %w fair in %c, over bad coffee.",
	"Talks about %w and *%w* as if they were one thing.",
	"Works with %l on a %w for %o.",
	"Left %o for a smaller %w place, and has not looked back.",
	"Wants to write about **%w** one day; has the notes.",
	"The %w talk is at <%u>.",
	"See [the %w paper](%u) and what %k said of it.",
	"Two children, a dog, a %w that never gets finished.",
	"Grew up in %c and still goes back each summer.",
	"Good on %w, better on `%w`, _best_ when nobody asks.",
	"Prefers a call to a mail; never before ten.",
	"Said in %c: the %w is not the problem, the %w is.",
	"Knows everybody in %w, or knows who does.",
	"Read the %w book and disagreed with every page.",
	"Was kind when the %w project fell apart (%d).",
	"Ask how the move to %c went.",
	"Looks for a %w that pays for the %w.",
	"Runs the %w evenings with %k.",
};
static const char *const headings[] = {
	"## Background", "## Notes", "### Family", "## What matters", "## Work", "### Ideas",
	"## 🌱 Next",
};
static const char *const bullets[] = {
	"- likes %w, dislikes %w\n", "- **%w** since %d\n", "- lives in %c\n", "- reads [%w](%u)\n",
	"- friend of %l\n", "- was at %o, in *%w*\n", "- allergic to nuts\n",
};
static const char *const quotes[] = {
	"> The %w comes first,\n> the %w after.\n",
	"| year | where |\n|---|---|\n| 2019 | %o |\n| 2023 | %o |\n",
	"```\nssh %I@example.org\n```\n", "1. finish the %w\n2. talk to %l\n",
};

static const char *const log_headings[] = {
	"## Log", "## Log", "## Log", "## Log", "## Log", "## Interactions", "# Contact Log",
	"## 📞 Log",
};
static const char *const arrows[] = {"-> ", "-> ", "<- ", ""};
static const char *const notes[] = {
	"caught up", "about the %w", "%w and %w, mostly", "long talk on %w; call again in spring",
	"in %c, with %l", "short hello", "on the way to %c", "the %w is going well",
	"asked after %k", "news of %o", "tired, but in good heart",
};
static const char *const plain[] = {
	"call: %N", "call: %N", "email: %N", "email: %N", "coffee: %N", "lunch: %N", "meeting: %N",
	"chat: %N", "visit: %N", "letter: %N",
};
static const char *const gives[] = {
	"+idea: sent a piece on %w", "+idea: the %w trick", "+intro: introduced to %l",
	"+help: read the %w draft", "+help x3: moved house", "+fun: %w evening in %c",
	"+praise: wrote about the %w talk", "+intro: put in touch with %k",
	"+help x2: two days on the %w",
};
static const char *const takes[] = {
	"-reference: asked for a letter", "-advice: on the %w", "-intro: brought me to %l",
	"-help: lent the %w",
};
static const char *const consents[] = {"intro-ask: %l", "intro-yes: %l", "intro-no: %l"};
/* Entries of people who write their own form of log, see tend-contact(5). */
static const char *const loose[] = {
	"- %D: %N\n", "- **%D** (email) - %N\n", "- %D · slack · %N\n", "- %D | call, %N\n",
	"- [[%D]]\n", "- [[%D]] %N\n",
};
static const char *const asks[] = {
	"- [ ] %a an introduction to %w people\n", "- [ ] a word with %l about the %w\n",
	"- [x] a letter for the %w grant\n", "- [-] the %w room in %c\n",
};
static const char *const promises[] = {
	"- [ ] send the %w recipe\n", "- [ ] %a the %w numbers\n", "- [x] photos from %c\n",
};

#endif
