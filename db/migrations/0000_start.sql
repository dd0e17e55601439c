CREATE TABLE `authors` (
	`id` integer PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`site` text,
	`avatar` text,
	`lang` text,
	`aliases` text DEFAULT '[]' NOT NULL,
	`listed` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authors_slug_unique` ON `authors` (`slug`);--> statement-breakpoint
CREATE TABLE `feeds` (
	`id` integer PRIMARY KEY NOT NULL,
	`author_id` integer NOT NULL,
	`slug` text NOT NULL,
	`url` text NOT NULL,
	`moved_to` text,
	`listed` integer DEFAULT true NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`title` text,
	`site` text,
	`lang` text,
	`etag` text,
	`last_modified` text,
	`body_hash` text,
	`code` text,
	`message` text,
	`notes` text DEFAULT '[]' NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`failing_since` integer,
	`tried_at` integer,
	`good_at` integer,
	`next_at` integer,
	`imported_at` integer,
	`every_minutes` integer,
	`rhythm` integer,
	FOREIGN KEY (`author_id`) REFERENCES `authors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `feeds_slug_unique` ON `feeds` (`slug`);--> statement-breakpoint
CREATE UNIQUE INDEX `feeds_author_url` ON `feeds` (`author_id`,`url`);--> statement-breakpoint
CREATE INDEX `feeds_due` ON `feeds` (`next_at`);--> statement-breakpoint
CREATE TABLE `fetches` (
	`id` integer PRIMARY KEY NOT NULL,
	`feed_id` integer NOT NULL,
	`run_id` integer NOT NULL,
	`at` integer NOT NULL,
	`code` text NOT NULL,
	`status` integer,
	`ms` integer NOT NULL,
	`bytes` integer DEFAULT 0 NOT NULL,
	`added` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `fetches_feed` ON `fetches` (`feed_id`,`id`);--> statement-breakpoint
CREATE TABLE `leases` (
	`name` text PRIMARY KEY NOT NULL,
	`holder` text NOT NULL,
	`taken_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `memory` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `post_aliases` (
	`feed_id` integer NOT NULL,
	`guid` text NOT NULL,
	`post_id` integer NOT NULL,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`feed_id`, `guid`),
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_aliases_post` ON `post_aliases` (`post_id`);--> statement-breakpoint
CREATE TABLE `post_raw` (
	`post_id` integer PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `post_tags` (
	`post_id` integer NOT NULL,
	`tag` text NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`post_id`, `tag`),
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `post_tags_tag` ON `post_tags` (`tag`);--> statement-breakpoint
CREATE TABLE `posts` (
	`id` integer PRIMARY KEY NOT NULL,
	`feed_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`guid` text NOT NULL,
	`state` text DEFAULT 'shown' NOT NULL,
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
	`fingerprint` text NOT NULL,
	`text_hash` text NOT NULL,
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
	`text` text NOT NULL,
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `authors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `posts_feed_guid` ON `posts` (`feed_id`,`guid`);--> statement-breakpoint
CREATE INDEX `posts_feed_canonical` ON `posts` (`feed_id`,`canonical`);--> statement-breakpoint
CREATE INDEX `posts_feed_text` ON `posts` (`feed_id`,`text_hash`);--> statement-breakpoint
CREATE INDEX `posts_place` ON `posts` (`day`,`sort_at`) WHERE state = 'shown' and sort_at is not null;--> statement-breakpoint
CREATE INDEX `posts_author` ON `posts` (`author_id`,`sort_at`,`id`) WHERE state in ('shown', 'duplicate');--> statement-breakpoint
CREATE INDEX `posts_changed` ON `posts` (`changed_at`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` integer PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`report` text
);
--> statement-breakpoint
CREATE TABLE `touches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`what` text NOT NULL
);
