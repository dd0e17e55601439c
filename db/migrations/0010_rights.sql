ALTER TABLE `feeds` ADD `rights` text;--> statement-breakpoint
ALTER TABLE `feeds` ADD `licence` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `rights` text;--> statement-breakpoint
ALTER TABLE `posts` ADD `licence` text;--> statement-breakpoint
-- What feeds said of their rights was not kept: each is read once more as if it were new, also one that nobody writes any longer.
UPDATE feeds SET etag = NULL, last_modified = NULL, body_hash = NULL;
