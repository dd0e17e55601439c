CREATE TABLE `search_rows` (
	`place` integer PRIMARY KEY NOT NULL,
	`post_id` integer NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_rows_postId_unique` ON `search_rows` (`post_id`);--> statement-breakpoint
CREATE INDEX `posts_language` ON `posts` (substr(lang, 1, instr(lang || '-', '-') - 1),`day`,`sort_at`) WHERE state = 'shown' and sort_at is not null;--> statement-breakpoint
CREATE INDEX `posts_counted` ON `posts` (`author_id`,`day`,`state`,`words`) WHERE state in ('shown', 'duplicate');--> statement-breakpoint

-- What the full-text index reads. `marks` are words that no text has to do with: the author's (`a7`) and the language's (`lde`).
CREATE VIEW `search_texts` AS
	SELECT r.place, p.title, p.text, 'a' || p.author_id || coalesce(' l' || p.lang, '') AS marks
	FROM search_rows r JOIN posts p ON p.id = r.post_id;
--> statement-breakpoint
-- The same of posts in scripts without spaces between words (Thai to Khmer, kana, ideographs, Hangul): what UTF-8 writes in far
-- more bytes than letters is looked at; looking at every letter of every post would cost as much as the index.
CREATE VIEW `search_dense_texts` AS
	SELECT place, title, text FROM search_texts
	WHERE length(cast(title || text AS blob)) * 8 > length(title || text) * 9
		AND title || text GLOB '*[' || char(0x0e00) || '-' || char(0x17ff) || char(0x3040) || '-' || char(0xd7af) || ']*';
--> statement-breakpoint
CREATE VIRTUAL TABLE `search` USING fts5(title, text, marks, content = 'search_texts', content_rowid = 'place',
	columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
--> statement-breakpoint
-- Any three letters in a row: what stands for words where nothing parts them.
CREATE VIRTUAL TABLE `search_dense` USING fts5(title, text, content = 'search_dense_texts', content_rowid = 'place',
	columnsize = 0, tokenize = 'trigram');
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_dense_groups` USING fts5vocab('search_dense', 'row');
--> statement-breakpoint

-- A number for each post that grows with its second; undated posts come last (R-PLACE: it never changes).
INSERT INTO search_rows (place, post_id)
	SELECT ((coalesce(sort_at, 0) / 1000) << 20) + row_number() OVER (PARTITION BY coalesce(sort_at, 0) / 1000 ORDER BY id), id
	FROM posts;
--> statement-breakpoint
INSERT INTO search (search) VALUES ('rebuild');--> statement-breakpoint
INSERT INTO search_dense (search_dense) VALUES ('rebuild');--> statement-breakpoint

CREATE TRIGGER `search_added` AFTER INSERT ON `posts` BEGIN
	INSERT INTO search_rows (place, post_id)
		SELECT coalesce(max(place), (coalesce(new.sort_at, 0) / 1000) << 20) + 1, new.id FROM search_rows
		WHERE place BETWEEN (coalesce(new.sort_at, 0) / 1000) << 20 AND ((coalesce(new.sort_at, 0) / 1000) << 20) + 1048575;
	INSERT INTO search (rowid, title, text, marks)
		SELECT r.place, new.title, new.text, 'a' || new.author_id || coalesce(' l' || new.lang, '') FROM search_rows r WHERE r.post_id = new.id;
	INSERT INTO search_dense (rowid, title, text)
		SELECT r.place, new.title, new.text FROM search_rows r JOIN search_dense_texts d ON d.place = r.place WHERE r.post_id = new.id;
END;
--> statement-breakpoint
-- What an index knows of a row can only be taken out of it by what stood there: before the row is another.
CREATE TRIGGER `search_changing` BEFORE UPDATE OF `title`, `text`, `lang` ON `posts`
WHEN old.title IS NOT new.title OR old.text IS NOT new.text OR old.lang IS NOT new.lang BEGIN
	INSERT INTO search_dense (search_dense, rowid, title, text)
		SELECT 'delete', d.place, d.title, d.text FROM search_rows r JOIN search_dense_texts d ON d.place = r.place WHERE r.post_id = old.id;
	INSERT INTO search (search, rowid, title, text, marks)
		SELECT 'delete', t.place, t.title, t.text, t.marks FROM search_rows r JOIN search_texts t ON t.place = r.place WHERE r.post_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_changed` AFTER UPDATE OF `title`, `text`, `lang` ON `posts`
WHEN old.title IS NOT new.title OR old.text IS NOT new.text OR old.lang IS NOT new.lang BEGIN
	INSERT INTO search (rowid, title, text, marks)
		SELECT t.place, t.title, t.text, t.marks FROM search_rows r JOIN search_texts t ON t.place = r.place WHERE r.post_id = new.id;
	INSERT INTO search_dense (rowid, title, text)
		SELECT d.place, d.title, d.text FROM search_rows r JOIN search_dense_texts d ON d.place = r.place WHERE r.post_id = new.id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_going` BEFORE DELETE ON `posts` BEGIN
	INSERT INTO search_dense (search_dense, rowid, title, text)
		SELECT 'delete', d.place, d.title, d.text FROM search_rows r JOIN search_dense_texts d ON d.place = r.place WHERE r.post_id = old.id;
	INSERT INTO search (search, rowid, title, text, marks)
		SELECT 'delete', t.place, t.title, t.text, t.marks FROM search_rows r JOIN search_texts t ON t.place = r.place WHERE r.post_id = old.id;
END;
