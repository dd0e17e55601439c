-- Parts of the index are merged eight at a time and not four: what is written is written over half as often.
INSERT INTO search (search, rank) VALUES ('automerge', 8);--> statement-breakpoint
INSERT INTO search_dense (search_dense, rank) VALUES ('automerge', 8);
