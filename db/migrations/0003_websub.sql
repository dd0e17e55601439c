CREATE TABLE `websub` (
	`feed_id` integer PRIMARY KEY NOT NULL,
	`hub` text NOT NULL,
	`topic` text NOT NULL,
	`secret` text NOT NULL,
	`asked_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`pending` integer DEFAULT false NOT NULL,
	`until` integer,
	FOREIGN KEY (`feed_id`) REFERENCES `feeds`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `posts_unseen` ON `posts` (`state`) WHERE state <> 'shown';