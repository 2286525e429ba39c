CREATE TABLE `interaction_comments` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`interaction_id` integer NOT NULL,
	`author_id` integer,
	`text` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`interaction_id`) REFERENCES `interactions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interaction_comments_uid_unique` ON `interaction_comments` (`uid`);--> statement-breakpoint
CREATE INDEX `interaction_comments_by_interaction` ON `interaction_comments` (`interaction_id`,`id`);--> statement-breakpoint
CREATE TABLE `interactions` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`client_id` integer NOT NULL,
	`contact_id` integer,
	`kind` text NOT NULL,
	`direction` text DEFAULT '' NOT NULL,
	`occurred_at` text NOT NULL,
	`duration_minutes` integer,
	`subject` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`recall_on` text,
	`recall_done_at` text,
	`author_id` integer,
	`search_text` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`contact_id`) REFERENCES `contacts`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `interactions_uid_unique` ON `interactions` (`uid`);--> statement-breakpoint
CREATE INDEX `interactions_by_client` ON `interactions` (`client_id`,`occurred_at`,`id`,`kind`);--> statement-breakpoint
CREATE INDEX `interactions_by_time` ON `interactions` (`occurred_at`,`id`,`client_id`);--> statement-breakpoint
CREATE INDEX `interactions_by_kind` ON `interactions` (`kind`,`occurred_at`,`id`,`client_id`);--> statement-breakpoint
CREATE INDEX `interactions_by_author` ON `interactions` (`author_id`,`occurred_at`,`id`);--> statement-breakpoint
CREATE INDEX `interactions_by_contact` ON `interactions` (`contact_id`);--> statement-breakpoint
CREATE INDEX `interactions_recalls` ON `interactions` (`recall_on`,`id`,`client_id`,`author_id`) WHERE recall_on is not null and recall_done_at is null;--> statement-breakpoint
CREATE TABLE `month_totals` (
	`month` text PRIMARY KEY NOT NULL,
	`invoiced_net_cents` integer DEFAULT 0 NOT NULL,
	`invoiced_gross_cents` integer DEFAULT 0 NOT NULL,
	`received_cents` integer DEFAULT 0 NOT NULL,
	`documents` integer DEFAULT 0 NOT NULL,
	`waited_cent_days` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `report_subscriptions` (
	`user_id` integer PRIMARY KEY NOT NULL,
	`monthly` integer DEFAULT false NOT NULL,
	`yearly` integer DEFAULT false NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`kind` text NOT NULL,
	`period` text NOT NULL,
	`owner_id` integer,
	`language` text NOT NULL,
	`pdf_blob` text NOT NULL,
	`pdf_sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`is_automatic` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reports_uid_unique` ON `reports` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `reports_by_period` ON `reports` (`kind`,`period`,`id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`owner_id` integer NOT NULL,
	`key` text NOT NULL,
	`content` text NOT NULL,
	`updated_at` text NOT NULL,
	PRIMARY KEY(`owner_id`, `key`),
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`owner_id` integer NOT NULL,
	`list` text NOT NULL,
	`name` text NOT NULL,
	`settings` text NOT NULL,
	`is_shared` integer DEFAULT false NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_views_uid_unique` ON `saved_views` (`uid`);--> statement-breakpoint
CREATE INDEX `saved_views_by_list` ON `saved_views` (`list`,`owner_id`);--> statement-breakpoint
ALTER TABLE `client_summaries` ADD `last_interaction_at` text;--> statement-breakpoint
ALTER TABLE `month_summaries` ADD `waited_cent_days` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `client_summaries_by_last_interaction` ON `client_summaries` (`last_interaction_at`,`client_id`);--> statement-breakpoint
CREATE INDEX `audit_entries_by_object` ON `audit_entries` (`object_uid`,`sequence`);--> statement-breakpoint
DROP INDEX `clients_by_status`;--> statement-breakpoint
CREATE INDEX `clients_by_status` ON `clients` (`status`,`updated_at`,`id`,`city`,`industry`);--> statement-breakpoint
DROP INDEX `clients_by_name`;--> statement-breakpoint
CREATE INDEX `clients_by_name` ON `clients` (`sort_name`,`id`,`status`,`city`,`industry`);--> statement-breakpoint
DROP INDEX `clients_by_city`;--> statement-breakpoint
CREATE INDEX `clients_by_city` ON `clients` (`city`,`sort_name`,`id`,`status`,`industry`);--> statement-breakpoint
DROP INDEX `clients_by_update`;--> statement-breakpoint
CREATE INDEX `clients_by_update` ON `clients` (`updated_at`,`id`,`status`,`city`,`industry`);--> statement-breakpoint
CREATE INDEX `clients_by_industry` ON `clients` (`industry`,`sort_name`,`id`,`status`,`city`);--> statement-breakpoint
DROP INDEX `invoices_by_client`;--> statement-breakpoint
CREATE INDEX `invoices_by_client` ON `invoices` (`client_id`,`issue_date`,`id`,`status`,`kind`,`net_cents`,`gross_cents`,`credited_by_id`);--> statement-breakpoint
DROP INDEX `payments_by_invoice`;--> statement-breakpoint
CREATE INDEX `payments_by_invoice` ON `payments` (`invoice_id`,`id`,`payment_date`,`amount_paid_cents`);--> statement-breakpoint
CREATE INDEX `services_to_invoice` ON `services` (`date`,`id`,`client_id`,`net_cents`,`status`,`invoice_id`) WHERE status = 'done' and invoice_id is null;--> statement-breakpoint
CREATE INDEX `services_to_invoice_by_client` ON `services` (`client_id`,`date`,`id`,`net_cents`,`status`,`invoice_id`) WHERE status = 'done' and invoice_id is null;--> statement-breakpoint
CREATE INDEX `services_to_come` ON `services` (`client_id`,`planned_on`,`status`) WHERE status = 'planned';--> statement-breakpoint
CREATE INDEX `invoices_open_by_client` ON `invoices` (`client_id`,`due_date`,`gross_cents`,`paid_cents`,`status`,`kind`,`credited_by_id`) WHERE status = 'issued' and kind = 'invoice' and credited_by_id is null and paid_cents < gross_cents;--> statement-breakpoint
CREATE INDEX `services_by_plan` ON `services` (`planned_on`,`technician_id`,`planned_from`,`id`);--> statement-breakpoint
CREATE INDEX `services_unplanned` ON `services` (`date`,`id`,`client_id`) WHERE planned_on is null and status = 'planned';--> statement-breakpoint
CREATE INDEX `services_sums` ON `services` (`status`,`date`,`service_type`,`technician_id`,`net_cents`,`client_id`,`invoice_id`);--> statement-breakpoint
CREATE INDEX `invoices_by_due` ON `invoices` (`due_date`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_by_gross` ON `invoices` (`gross_cents`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_credited` ON `invoices` (`credited_by_id`) WHERE credited_by_id is not null;--> statement-breakpoint
CREATE INDEX `invoices_unsent` ON `invoices` (`issue_date`,`id`,`client_id`) WHERE status = 'issued' and sent_at is null;--> statement-breakpoint
CREATE INDEX `payments_sums` ON `payments` (`payment_date`,`amount_paid_cents`,`invoice_id`,`id`);--> statement-breakpoint
CREATE INDEX `services_hours` ON `services` (`date`,`technician_id`,`unit`,`quantity`,`planned_from`,`planned_to`,`client_id`) WHERE status = 'done' and technician_id is not null;--> statement-breakpoint
CREATE INDEX `surveys_by_day` ON `satisfaction_surveys` (`created_at`,`rating`,`client_id`);--> statement-breakpoint
DROP INDEX `month_summaries_by_client`;--> statement-breakpoint
CREATE INDEX `month_summaries_by_client` ON `month_summaries` (`client_id`,`month`,`invoiced_net_cents`,`invoiced_gross_cents`,`received_cents`,`documents`,`waited_cent_days`);--> statement-breakpoint
CREATE INDEX `month_summaries_sums` ON `month_summaries` (`month`,`client_id`,`invoiced_net_cents`,`invoiced_gross_cents`,`received_cents`,`documents`,`waited_cent_days`);
