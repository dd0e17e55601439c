CREATE TABLE `sightings` (
	`feed_id` integer PRIMARY KEY NOT NULL,
	`entries` text NOT NULL,
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `tombstones` (
	`feed` text NOT NULL,
	`name` text NOT NULL,
	`post` integer NOT NULL,
	`hidden_at` integer NOT NULL,
	PRIMARY KEY(`feed`, `name`)
);
--> statement-breakpoint
CREATE INDEX `tombstones_post` ON `tombstones` (`post`);--> statement-breakpoint
ALTER TABLE `authors` ADD `hidden` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `feeds` ADD `missing_since` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `duplicate_of` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `missing_since` integer;--> statement-breakpoint
ALTER TABLE `posts` ADD `backlog` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `posts` ADD `title_hash` text;--> statement-breakpoint
CREATE INDEX `posts_feed_date` ON `posts` (`feed_id`,`published_at`);--> statement-breakpoint
CREATE INDEX `posts_canonical` ON `posts` (`canonical`);--> statement-breakpoint
CREATE INDEX `posts_title` ON `posts` (`title_hash`,`published_at`) WHERE title_hash is not null;--> statement-breakpoint
CREATE INDEX `posts_duplicate` ON `posts` (`duplicate_of`) WHERE duplicate_of is not null;