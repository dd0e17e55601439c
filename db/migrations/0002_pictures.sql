CREATE TABLE `pictures` (
	`id` text PRIMARY KEY NOT NULL,
	`width` integer,
	`height` integer,
	`face` blob,
	`failures` integer DEFAULT 0 NOT NULL,
	`tried_at` integer NOT NULL
);
