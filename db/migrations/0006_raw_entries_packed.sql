-- What is kept as text stays text in the new column: an entry is read in either form, and packed when it is cleaned again.
CREATE TABLE `__new_post_raw` (
	`post_id` integer PRIMARY KEY NOT NULL,
	`entry` blob NOT NULL,
	FOREIGN KEY (`post_id`) REFERENCES `posts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
INSERT INTO `__new_post_raw`("post_id", "entry") SELECT "post_id", "entry" FROM `post_raw`;--> statement-breakpoint
DROP TABLE `post_raw`;--> statement-breakpoint
ALTER TABLE `__new_post_raw` RENAME TO `post_raw`;
