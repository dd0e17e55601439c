ALTER TABLE `search_rows` ADD `indexed` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `search_rows_waiting` ON `search_rows` (`indexed`) WHERE indexed = 0;--> statement-breakpoint
UPDATE search_rows SET indexed = 1;--> statement-breakpoint

-- A trigger's own statements each begin a savepoint, and at each the index writes out what it holds: a post cost twice what it
-- costs in a statement that indexes all posts of a fetch. So triggers only note what is missing there.
DROP TRIGGER `search_added`;--> statement-breakpoint
DROP TRIGGER `search_changing`;--> statement-breakpoint
DROP TRIGGER `search_changed`;--> statement-breakpoint
DROP TRIGGER `search_going`;--> statement-breakpoint
CREATE TRIGGER `search_added` AFTER INSERT ON `posts` BEGIN
	INSERT INTO search_rows (place, post_id)
		SELECT coalesce(max(place), (coalesce(new.sort_at, 0) / 1000) << 20) + 1, new.id FROM search_rows
		WHERE place BETWEEN (coalesce(new.sort_at, 0) / 1000) << 20 AND ((coalesce(new.sort_at, 0) / 1000) << 20) + 1048575;
END;
--> statement-breakpoint
-- What an index knows of a row can only be taken out of it by what stood there: before the row is another.
CREATE TRIGGER `search_changing` BEFORE UPDATE OF `title`, `text`, `lang` ON `posts`
WHEN (old.title IS NOT new.title OR old.text IS NOT new.text OR old.lang IS NOT new.lang)
	AND (SELECT indexed FROM search_rows WHERE post_id = old.id) BEGIN
	INSERT INTO search_dense (search_dense, rowid, title, text)
		SELECT 'delete', d.place, d.title, d.text FROM search_rows r JOIN search_dense_texts d ON d.place = r.place WHERE r.post_id = old.id;
	INSERT INTO search (search, rowid, title, text, marks)
		SELECT 'delete', t.place, t.title, t.text, t.marks FROM search_rows r JOIN search_texts t ON t.place = r.place WHERE r.post_id = old.id;
	UPDATE search_rows SET indexed = 0 WHERE post_id = old.id;
END;
--> statement-breakpoint
CREATE TRIGGER `search_going` BEFORE DELETE ON `posts`
WHEN (SELECT indexed FROM search_rows WHERE post_id = old.id) BEGIN
	INSERT INTO search_dense (search_dense, rowid, title, text)
		SELECT 'delete', d.place, d.title, d.text FROM search_rows r JOIN search_dense_texts d ON d.place = r.place WHERE r.post_id = old.id;
	INSERT INTO search (search, rowid, title, text, marks)
		SELECT 'delete', t.place, t.title, t.text, t.marks FROM search_rows r JOIN search_texts t ON t.place = r.place WHERE r.post_id = old.id;
END;
