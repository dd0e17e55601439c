-- A tag's newest posts were found by sorting all of its posts. Where a post stands never changes, so its tags may say it too.
DROP INDEX `post_tags_tag`;--> statement-breakpoint
ALTER TABLE `post_tags` ADD `day` text;--> statement-breakpoint
ALTER TABLE `post_tags` ADD `sort_at` integer;--> statement-breakpoint
UPDATE post_tags SET (day, sort_at) = (SELECT p.day, p.sort_at FROM posts p WHERE p.id = post_id);--> statement-breakpoint
CREATE INDEX `post_tags_tag` ON `post_tags` (`tag`,`day`,`sort_at`);--> statement-breakpoint
CREATE TRIGGER `tag_placed` AFTER INSERT ON `post_tags` BEGIN
	UPDATE post_tags SET (day, sort_at) = (SELECT p.day, p.sort_at FROM posts p WHERE p.id = new.post_id)
		WHERE post_id = new.post_id AND tag = new.tag;
END;
