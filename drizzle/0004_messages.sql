CREATE TABLE `automatic_templates` (
	`key` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL,
	`set_by_id` integer,
	FOREIGN KEY (`set_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `client_dunning` (
	`client_id` integer PRIMARY KEY NOT NULL,
	`plan_id` integer,
	`is_paused` integer DEFAULT false NOT NULL,
	`paused_until` text,
	`reason` text DEFAULT '' NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by_id` integer,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `dunning_plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `dunning_plans` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`name` text NOT NULL,
	`is_default` integer DEFAULT false NOT NULL,
	`steps` text NOT NULL,
	`is_grouped` integer DEFAULT true NOT NULL,
	`archived` integer DEFAULT false NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dunning_plans_uid_unique` ON `dunning_plans` (`uid`);--> statement-breakpoint
CREATE TABLE `invoice_follow_ups` (
	`invoice_id` integer PRIMARY KEY NOT NULL,
	`disputed_on` text,
	`dispute_reason` text DEFAULT '' NOT NULL,
	`planned_until` text,
	`plan_note` text DEFAULT '' NOT NULL,
	`is_paused` integer DEFAULT false NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by_id` integer,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `mailbox_reads` (
	`mailbox` text PRIMARY KEY NOT NULL,
	`uid_validity` text NOT NULL,
	`last_uid` integer NOT NULL,
	`read_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `message_attempts` (
	`id` integer PRIMARY KEY NOT NULL,
	`message_id` integer NOT NULL,
	`at` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`answer_code` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `message_attempts_by_message` ON `message_attempts` (`message_id`,`id`);--> statement-breakpoint
CREATE TABLE `message_settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by_id` integer,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `message_subjects` (
	`id` integer PRIMARY KEY NOT NULL,
	`message_id` integer,
	`invoice_id` integer,
	`service_id` integer,
	`level` text NOT NULL,
	`channel` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`message_id`) REFERENCES `messages`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoices`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_id`) REFERENCES `services`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `message_subjects_of_invoice` ON `message_subjects` (`invoice_id`,`level`,`channel`) WHERE invoice_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `message_subjects_of_service` ON `message_subjects` (`service_id`,`level`,`channel`) WHERE service_id is not null;--> statement-breakpoint
CREATE INDEX `message_subjects_by_message` ON `message_subjects` (`message_id`);--> statement-breakpoint
CREATE TABLE `message_templates` (
	`key` text NOT NULL,
	`channel` text NOT NULL,
	`language` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`body` text NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`updated_at` text NOT NULL,
	`updated_by_id` integer,
	PRIMARY KEY(`key`, `channel`, `language`),
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `messages` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`client_id` integer NOT NULL,
	`language` text NOT NULL,
	`recipient_name` text DEFAULT '' NOT NULL,
	`recipient_address` text DEFAULT '' NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`body` text NOT NULL,
	`attachments` text DEFAULT '[]' NOT NULL,
	`state` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`is_edited` integer DEFAULT false NOT NULL,
	`not_before` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_run` text,
	`leased_at` text,
	`message_id` text NOT NULL,
	`provider_id` text,
	`sent_at` text,
	`sent_by` text,
	`delivery` text,
	`delivery_detail` text DEFAULT '' NOT NULL,
	`delivery_at` text,
	`approved_at` text,
	`approved_by_id` integer,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `messages_uid_unique` ON `messages` (`uid`);--> statement-breakpoint
CREATE INDEX `messages_by_state` ON `messages` (`state`,`not_before`,`id`);--> statement-breakpoint
CREATE INDEX `messages_by_client` ON `messages` (`client_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_by_time` ON `messages` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_by_message_id` ON `messages` (`message_id`);--> statement-breakpoint
CREATE INDEX `messages_by_provider_id` ON `messages` (`provider_id`) WHERE provider_id is not null;--> statement-breakpoint
CREATE TABLE `service_contracts` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` blob NOT NULL,
	`client_id` integer NOT NULL,
	`title` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`notice_days` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`decision` text,
	`decided_at` text,
	`revision` integer DEFAULT 1 NOT NULL,
	`created_at` text NOT NULL,
	`created_by_id` integer,
	`updated_at` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `service_contracts_uid_unique` ON `service_contracts` (`uid`);--> statement-breakpoint
CREATE INDEX `service_contracts_by_client` ON `service_contracts` (`client_id`,`ends_on`);--> statement-breakpoint
CREATE INDEX `service_contracts_open` ON `service_contracts` (`ends_on`,`id`,`client_id`,`notice_days`) WHERE decision is null;--> statement-breakpoint
ALTER TABLE `satisfaction_surveys` ADD `link_name` text;--> statement-breakpoint
ALTER TABLE `satisfaction_surveys` ADD `asked_at` text;--> statement-breakpoint
ALTER TABLE `satisfaction_surveys` ADD `answered_at` text;--> statement-breakpoint
ALTER TABLE `satisfaction_surveys` ADD `answered_by` text;--> statement-breakpoint
ALTER TABLE `satisfaction_surveys` ADD `technician_id` integer REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `satisfaction_surveys` ADD `service_type` text;--> statement-breakpoint
ALTER TABLE `satisfaction_surveys` ADD `recall_id` integer;--> statement-breakpoint
CREATE INDEX `surveys_by_answer` ON `satisfaction_surveys` (`answered_at`,`rating`,`client_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `surveys_by_service` ON `satisfaction_surveys` (`service_id`) WHERE service_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `surveys_by_link` ON `satisfaction_surveys` (`link_name`) WHERE link_name is not null;