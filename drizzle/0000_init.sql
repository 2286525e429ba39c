CREATE TABLE `audit_checkpoints` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`hash` text NOT NULL,
	`device_uid` blob NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_entries` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`class` text NOT NULL,
	`action` text NOT NULL,
	`outcome` text NOT NULL,
	`actor_uid` blob,
	`host` text NOT NULL,
	`object_kind` text,
	`object_uid` blob,
	`fields` text NOT NULL,
	`details` text NOT NULL,
	`row_digest` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `devices` (
	`uid` blob PRIMARY KEY NOT NULL,
	`public_key` text NOT NULL,
	`private_key` blob,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `organisation_versions` (
	`revision` integer PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by_id` integer,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `secrets` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text,
	`place` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`state` text NOT NULL,
	`language` text DEFAULT 'fr' NOT NULL,
	`theme` text DEFAULT 'auto' NOT NULL,
	`density` text DEFAULT 'compact' NOT NULL,
	`single_key_shortcuts` integer DEFAULT true NOT NULL,
	`last_sign_in_at` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_uid_unique` ON `users` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_name_unique` ON `users` (`name`);--> statement-breakpoint
CREATE TABLE `vault_state` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `client_assignments` (
	`client_id` integer NOT NULL,
	`user_id` integer NOT NULL,
	PRIMARY KEY(`user_id`, `client_id`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `client_assignments_by_client` ON `client_assignments` (`client_id`,`user_id`);--> statement-breakpoint
CREATE TABLE `client_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`client_id` integer NOT NULL,
	`at` text NOT NULL,
	`kind` text NOT NULL,
	`verb` text NOT NULL,
	`label` text NOT NULL,
	`detail` text NOT NULL,
	`actor_id` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`actor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `client_events_uid_unique` ON `client_events` (`uid`);--> statement-breakpoint
CREATE INDEX `client_events_by_client` ON `client_events` (`client_id`,`at`);--> statement-breakpoint
CREATE TABLE `client_summaries` (
	`client_id` integer PRIMARY KEY NOT NULL,
	`invoiced_net_cents` integer DEFAULT 0 NOT NULL,
	`invoiced_gross_cents` integer DEFAULT 0 NOT NULL,
	`received_cents` integer DEFAULT 0 NOT NULL,
	`balance_cents` integer DEFAULT 0 NOT NULL,
	`documents` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `client_summaries_by_balance` ON `client_summaries` (`balance_cents`,`client_id`);--> statement-breakpoint
CREATE TABLE `client_tags` (
	`client_id` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`client_id`, `tag`),
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `client_tags_by_tag` ON `client_tags` (`tag`,`client_id`);--> statement-breakpoint
CREATE TABLE `clients` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`company` text DEFAULT '' NOT NULL,
	`industry` text DEFAULT '' NOT NULL,
	`siren` text DEFAULT '' NOT NULL,
	`siret` text DEFAULT '' NOT NULL,
	`vat_number` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address_line1` text DEFAULT '' NOT NULL,
	`address_line2` text DEFAULT '' NOT NULL,
	`postal_code` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`country` text DEFAULT 'FR' NOT NULL,
	`status` text DEFAULT 'active' NOT NULL,
	`owner_id` integer,
	`preferences` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`sort_name` text NOT NULL,
	`search_text` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_uid_unique` ON `clients` (`uid`);--> statement-breakpoint
CREATE INDEX `clients_by_update` ON `clients` (`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_status` ON `clients` (`status`,`updated_at`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_name` ON `clients` (`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_city` ON `clients` (`city`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_owner` ON `clients` (`owner_id`,`sort_name`,`id`);--> statement-breakpoint
CREATE INDEX `clients_by_siret` ON `clients` (`siret`);--> statement-breakpoint
CREATE INDEX `clients_by_siren` ON `clients` (`siren`);--> statement-breakpoint
CREATE INDEX `clients_by_email` ON `clients` (`email`);--> statement-breakpoint
CREATE INDEX `clients_by_phone` ON `clients` (`phone`);--> statement-breakpoint
CREATE TABLE `contacts` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`client_id` integer NOT NULL,
	`name` text NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`mobile` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`preferred` integer DEFAULT false NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `contacts_uid_unique` ON `contacts` (`uid`);--> statement-breakpoint
CREATE INDEX `contacts_by_client` ON `contacts` (`client_id`,`id`);--> statement-breakpoint
CREATE TABLE `import_rows` (
	`import_id` integer NOT NULL,
	`client_uid` blob NOT NULL,
	`effect` text NOT NULL,
	`before` text,
	`revision_after` integer NOT NULL,
	PRIMARY KEY(`import_id`, `client_uid`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`at` text NOT NULL,
	`by_id` integer,
	`counts` text NOT NULL,
	`undone_at` text,
	FOREIGN KEY (`by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `imports_uid_unique` ON `imports` (`uid`);--> statement-breakpoint
CREATE TABLE `catalogue_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`service_type` text NOT NULL,
	`nature` text NOT NULL,
	`unit` text NOT NULL,
	`unit_price` text NOT NULL,
	`vat_category` text NOT NULL,
	`vat_rate` text NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`search_text` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalogue_items_uid_unique` ON `catalogue_items` (`uid`);--> statement-breakpoint
CREATE TABLE `satisfaction_surveys` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`client_id` integer NOT NULL,
	`service_id` integer,
	`rating` integer,
	`comments` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `satisfaction_surveys_uid_unique` ON `satisfaction_surveys` (`uid`);--> statement-breakpoint
CREATE INDEX `surveys_by_client` ON `satisfaction_surveys` (`client_id`);--> statement-breakpoint
CREATE TABLE `services` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`client_id` integer NOT NULL,
	`catalogue_item_id` integer,
	`service_type` text NOT NULL,
	`title` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`planned_on` text,
	`planned_from` text DEFAULT '' NOT NULL,
	`planned_to` text DEFAULT '' NOT NULL,
	`performed_on` text,
	`date` text NOT NULL,
	`technician_id` integer,
	`status` text NOT NULL,
	`quantity` text NOT NULL,
	`unit` text NOT NULL,
	`unit_price` text NOT NULL,
	`net_cents` integer NOT NULL,
	`vat_category` text NOT NULL,
	`vat_rate` text NOT NULL,
	`invoice_id` integer,
	`search_text` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`catalogue_item_id`) REFERENCES `catalogue_items`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`technician_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `services_uid_unique` ON `services` (`uid`);--> statement-breakpoint
CREATE INDEX `services_by_client` ON `services` (`client_id`,`date`,`id`);--> statement-breakpoint
CREATE INDEX `services_by_date` ON `services` (`date`,`id`);--> statement-breakpoint
CREATE INDEX `services_by_status` ON `services` (`status`,`date`,`id`);--> statement-breakpoint
CREATE INDEX `services_by_technician` ON `services` (`technician_id`,`date`,`id`);--> statement-breakpoint
CREATE INDEX `services_by_invoice` ON `services` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `blobs` (
	`name` text PRIMARY KEY NOT NULL,
	`key` blob NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `invoice_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`invoice_id` integer NOT NULL,
	`position` integer NOT NULL,
	`service_id` integer,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`nature` text NOT NULL,
	`quantity` text NOT NULL,
	`unit` text NOT NULL,
	`unit_price` text NOT NULL,
	`price_base` text DEFAULT '1' NOT NULL,
	`discount_percent` text DEFAULT '0' NOT NULL,
	`vat_category` text NOT NULL,
	`vat_rate` text NOT NULL,
	`discount_cents` integer NOT NULL,
	`net_cents` integer NOT NULL,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_lines_by_invoice` ON `invoice_lines` (`invoice_id`,`position`);--> statement-breakpoint
CREATE INDEX `invoice_lines_by_service` ON `invoice_lines` (`service_id`);--> statement-breakpoint
CREATE TABLE `invoice_series` (
	`prefix` text NOT NULL,
	`letter` text NOT NULL,
	`year` integer NOT NULL,
	`last_counter` integer NOT NULL,
	`last_issue_date` text,
	PRIMARY KEY(`prefix`, `letter`, `year`)
);
--> statement-breakpoint
CREATE TABLE `invoices` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`number` text,
	`client_id` integer NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`order_reference` text DEFAULT '' NOT NULL,
	`supply_from` text,
	`supply_to` text,
	`issue_date` text,
	`due_date` text,
	`note` text DEFAULT '' NOT NULL,
	`language` text NOT NULL,
	`net_cents` integer NOT NULL,
	`tax_cents` integer NOT NULL,
	`gross_cents` integer NOT NULL,
	`paid_cents` integer DEFAULT 0 NOT NULL,
	`corrects_id` integer,
	`credited_by_id` integer,
	`document` text,
	`pdf_blob` text,
	`pdf_sha256` text,
	`issued_at` text,
	`issued_by_id` integer,
	`sent_at` text,
	`search_text` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`corrects_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`credited_by_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "invoices_numbered_when_issued" CHECK((status = 'issued') = (number is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_uid_unique` ON `invoices` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_number_unique` ON `invoices` (`number`);--> statement-breakpoint
CREATE INDEX `invoices_by_issue` ON `invoices` (`issue_date`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_by_client` ON `invoices` (`client_id`,`issue_date`,`id`);--> statement-breakpoint
CREATE INDEX `invoices_open` ON `invoices` (`due_date`,`id`,`client_id`,`gross_cents`,`paid_cents`) WHERE status = 'issued' and kind = 'invoice' and credited_by_id is null and paid_cents < gross_cents;--> statement-breakpoint
CREATE INDEX `invoices_sums` ON `invoices` (`issue_date`,`status`,`kind`,`net_cents`,`gross_cents`,`client_id`);--> statement-breakpoint
CREATE TABLE `month_summaries` (
	`month` text NOT NULL,
	`client_id` integer NOT NULL,
	`invoiced_net_cents` integer DEFAULT 0 NOT NULL,
	`invoiced_gross_cents` integer DEFAULT 0 NOT NULL,
	`received_cents` integer DEFAULT 0 NOT NULL,
	`documents` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`month`, `client_id`)
);
--> statement-breakpoint
CREATE INDEX `month_summaries_by_client` ON `month_summaries` (`client_id`,`month`);--> statement-breakpoint
CREATE TABLE `payment_reversals` (
	`payment_id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`reason` text NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_reversals_uid_unique` ON `payment_reversals` (`uid`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`invoice_id` integer NOT NULL,
	`payment_method` text NOT NULL,
	`amount_paid_cents` integer NOT NULL,
	`payment_date` text NOT NULL,
	`reference` text DEFAULT '' NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_uid_unique` ON `payments` (`uid`);--> statement-breakpoint
CREATE INDEX `payments_by_date` ON `payments` (`payment_date`,`id`);--> statement-breakpoint
CREATE INDEX `payments_by_invoice` ON `payments` (`invoice_id`,`id`);