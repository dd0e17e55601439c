-- Posts lie in the file as they come, their entries with them, and their plain text is left to their HTML.
DROP TRIGGER `search_added`;--> statement-breakpoint
DROP TRIGGER `search_changing`;--> statement-breakpoint
DROP TRIGGER `search_going`;--> statement-breakpoint
DROP TRIGGER `tag_placed`;--> statement-breakpoint
DROP TABLE `search_dense_groups`;--> statement-breakpoint
DROP TABLE `search_dense`;--> statement-breakpoint
DROP TABLE `search`;--> statement-breakpoint
DROP VIEW `search_dense_texts`;--> statement-breakpoint
DROP VIEW `search_texts`;--> statement-breakpoint
DROP TABLE `search_rows`;--> statement-breakpoint

-- A number for each post that grows with its day; undated posts come last.
CREATE TABLE `__search_places` (`id` integer PRIMARY KEY NOT NULL, `place` integer NOT NULL);
--> statement-breakpoint
INSERT INTO `__search_places` (id, place)
	SELECT id, (coalesce(unixepoch(day), 0) / 86400 << 20) + row_number() OVER (PARTITION BY day ORDER BY sort_at, id) FROM posts;
--> statement-breakpoint
CREATE TABLE `__new_posts` (
	`id` integer NOT NULL,
	`feed_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`guid` text NOT NULL,
	`state` text DEFAULT 'shown' NOT NULL,
	`duplicate_of` integer,
	`missing_since` integer,
	`backlog` integer DEFAULT false NOT NULL,
	`slug` text NOT NULL,
	`title` text NOT NULL,
	`untitled` integer DEFAULT false NOT NULL,
	`link` text,
	`canonical` text,
	`byline` text DEFAULT '[]' NOT NULL,
	`lang` text,
	`published_at` integer,
	`date_source` text,
	`first_seen_at` integer NOT NULL,
	`sort_at` integer,
	`day` text,
	`edited_at` integer,
	`changed_at` integer NOT NULL,
	`search_place` integer,
	`fingerprint` text NOT NULL,
	`text_hash` text NOT NULL,
	`title_hash` text,
	`raw_hash` text NOT NULL,
	`sanitizer_version` integer NOT NULL,
	`words` integer DEFAULT 0 NOT NULL,
	`minutes` integer DEFAULT 0 NOT NULL,
	`fold_at` integer,
	`fold_words` integer,
	`excerpt` text DEFAULT '' NOT NULL,
	`enclosures` text DEFAULT '[]' NOT NULL,
	`comments` text,
	`source_title` text,
	`source_url` text,
	`html` text NOT NULL,
	`raw` blob,
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `authors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
-- What is only compared is as long as it is made now (lib/entry/identity.ts).
INSERT INTO `__new_posts` (id, feed_id, author_id, guid, state, duplicate_of, missing_since, backlog, slug, title, untitled, link, canonical,
		byline, lang, published_at, date_source, first_seen_at, sort_at, day, edited_at, changed_at, search_place, fingerprint, text_hash,
		title_hash, raw_hash, sanitizer_version, words, minutes, fold_at, fold_words, excerpt, enclosures, comments, source_title, source_url,
		html, raw)
	SELECT id, feed_id, author_id, guid, state, duplicate_of, missing_since, backlog, slug, title, untitled, link, canonical,
		byline, lang, published_at, date_source, first_seen_at, sort_at, day, edited_at, changed_at,
		(SELECT place FROM `__search_places` s WHERE s.id = p.id), substr(fingerprint, 1, 20), substr(text_hash, 1, 20),
		substr(title_hash, 1, 20), substr(raw_hash, 1, 20), sanitizer_version, words, minutes, fold_at, fold_words, excerpt, enclosures, comments, source_title, source_url,
		html, (SELECT entry FROM post_raw r WHERE r.post_id = p.id)
	FROM posts p;
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_id` ON `__new_posts` (`id`);--> statement-breakpoint

-- An index that keeps no text needs none to forget a row. What is in its first column is told in fewer bytes. `marks` are words that
-- no text has to do with: the author's (`a7`) and the language's (`lde`).
CREATE VIRTUAL TABLE `search` USING fts5(text, title, marks, content = '', contentless_delete = 1,
	tokenize = 'unicode61 remove_diacritics 2');
--> statement-breakpoint
-- Any three letters in a row: what stands for words where nothing parts them.
CREATE VIRTUAL TABLE `search_dense` USING fts5(text, title, content = '', contentless_delete = 1, tokenize = 'trigram');
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_dense_groups` USING fts5vocab('search_dense', 'row');
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_search` ON `__new_posts` (`search_place`);--> statement-breakpoint
INSERT INTO search (rowid, text, title, marks)
	SELECT n.search_place, p.text, p.title, 'a' || p.author_id || coalesce(' l' || p.lang, '')
	FROM `__new_posts` n INDEXED BY `posts_search` CROSS JOIN posts p ON p.id = n.id
	WHERE n.search_place > 0 ORDER BY n.search_place;
--> statement-breakpoint
-- What UTF-8 writes in far more bytes than letters is looked at; looking at every letter of every post would cost as much as the index.
INSERT INTO search_dense (rowid, text, title)
	SELECT n.search_place, p.text, p.title
	FROM `__new_posts` n INDEXED BY `posts_search` CROSS JOIN posts p ON p.id = n.id
	WHERE n.search_place > 0 AND length(cast(p.title || p.text AS blob)) * 8 > length(p.title || p.text) * 9
		AND p.title || p.text GLOB '*[' || char(0x0e00) || '-' || char(0x17ff) || char(0x3040) || '-' || char(0xd7af) || ']*'
	ORDER BY n.search_place;
--> statement-breakpoint

CREATE TABLE `__new_post_tags` (
	`post_id` integer NOT NULL,
	`tag` text NOT NULL,
	`label` text NOT NULL,
	`day` text,
	`sort_at` integer,
	PRIMARY KEY(`post_id`, `tag`),
	FOREIGN KEY (`post_id`) REFERENCES `__new_posts`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_post_tags` (post_id, tag, label, day, sort_at) SELECT post_id, tag, label, day, sort_at FROM post_tags ORDER BY 1, 2;
--> statement-breakpoint
CREATE TABLE `__new_post_aliases` (
	`feed_id` integer NOT NULL,
	`guid` text NOT NULL,
	`post_id` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`feed_id`, `guid`),
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`post_id`) REFERENCES `__new_posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_post_aliases` (feed_id, guid, post_id, seen_at) SELECT feed_id, guid, post_id, seen_at FROM post_aliases;
--> statement-breakpoint

-- Children first: a table that goes takes with it what refers to it.
DROP TABLE `post_tags`;--> statement-breakpoint
DROP TABLE `post_aliases`;--> statement-breakpoint
DROP TABLE `post_raw`;--> statement-breakpoint
DROP TABLE `posts`;--> statement-breakpoint
DROP TABLE `__search_places`;--> statement-breakpoint
ALTER TABLE `__new_posts` RENAME TO `posts`;--> statement-breakpoint
ALTER TABLE `__new_post_tags` RENAME TO `post_tags`;--> statement-breakpoint
ALTER TABLE `__new_post_aliases` RENAME TO `post_aliases`;--> statement-breakpoint

CREATE UNIQUE INDEX `posts_guid` ON `posts` (`guid`,`feed_id`);--> statement-breakpoint
CREATE INDEX `posts_feed_text` ON `posts` (`feed_id`,`text_hash`);--> statement-breakpoint
CREATE INDEX `posts_place` ON `posts` (`day`,`sort_at`) WHERE state = 'shown' and sort_at is not null;--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`author_id`,`sort_at`,`id`) WHERE state in ('shown', 'duplicate');--> statement-breakpoint
CREATE INDEX `posts_feed_date` ON `posts` (`feed_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `posts_canonical` ON `posts` (`canonical`,`feed_id`);--> statement-breakpoint
CREATE INDEX `posts_title` ON `posts` (`title_hash`,`published_at`) WHERE title_hash is not null;--> statement-breakpoint
CREATE INDEX `posts_duplicate` ON `posts` (`duplicate_of`) WHERE duplicate_of is not null;--> statement-breakpoint
CREATE INDEX `posts_language` ON `posts` (substr(lang, 1, instr(lang || '-', '-') - 1),`day`,`sort_at`) WHERE state = 'shown' and sort_at is not null;--> statement-breakpoint
CREATE INDEX `posts_counted` ON `posts` (`author_id`,`day`,`state`,`words`) WHERE state in ('shown', 'duplicate');--> statement-breakpoint
CREATE INDEX `posts_unseen` ON `posts` (`state`) WHERE state <> 'shown';--> statement-breakpoint
CREATE INDEX `post_tags_tag` ON `post_tags` (`tag`,`day`,`sort_at`);--> statement-breakpoint
CREATE INDEX `post_aliases_post` ON `post_aliases` (`post_id`);--> statement-breakpoint

CREATE TRIGGER `search_going` AFTER DELETE ON `posts` BEGIN
	DELETE FROM search WHERE rowid = old.search_place;
	DELETE FROM search_dense WHERE rowid = old.search_place;
END;
--> statement-breakpoint
-- Who knows where the post stands says it with the tag.
CREATE TRIGGER `tag_placed` AFTER INSERT ON `post_tags` WHEN new.sort_at IS NULL BEGIN
	UPDATE post_tags SET (day, sort_at) = (SELECT p.day, p.sort_at FROM posts p WHERE p.id = new.post_id)
		WHERE post_id = new.post_id AND tag = new.tag;
END;
