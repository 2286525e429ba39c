CREATE VIRTUAL TABLE `interactions_fts` USING fts5(search_text, content='interactions', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4');
--> statement-breakpoint
CREATE TRIGGER `interactions_fts_insert` AFTER INSERT ON `interactions` BEGIN
  INSERT INTO interactions_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `interactions_fts_delete` AFTER DELETE ON `interactions` BEGIN
  INSERT INTO interactions_fts(interactions_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `interactions_fts_update` AFTER UPDATE OF search_text ON `interactions` WHEN old.search_text IS NOT new.search_text BEGIN
  INSERT INTO interactions_fts(interactions_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO interactions_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `interactions_last_insert` AFTER INSERT ON `interactions` BEGIN
  INSERT INTO client_summaries(client_id, last_interaction_at) VALUES (new.client_id, new.occurred_at)
  ON CONFLICT(client_id) DO UPDATE SET last_interaction_at = excluded.last_interaction_at
    WHERE last_interaction_at IS NULL OR last_interaction_at < excluded.last_interaction_at;
END;
--> statement-breakpoint
CREATE TRIGGER `interactions_last_delete` AFTER DELETE ON `interactions` BEGIN
  UPDATE client_summaries SET last_interaction_at = (SELECT max(occurred_at) FROM interactions WHERE client_id = old.client_id)
  WHERE client_id = old.client_id AND last_interaction_at = old.occurred_at;
END;
--> statement-breakpoint
CREATE TRIGGER `interactions_last_update` AFTER UPDATE OF occurred_at, client_id ON `interactions` BEGIN
  UPDATE client_summaries SET last_interaction_at = (SELECT max(occurred_at) FROM interactions WHERE client_id = old.client_id)
  WHERE client_id = old.client_id;
  INSERT INTO client_summaries(client_id, last_interaction_at) VALUES (new.client_id, new.occurred_at)
  ON CONFLICT(client_id) DO UPDATE SET last_interaction_at = (SELECT max(occurred_at) FROM interactions WHERE client_id = new.client_id);
END;
--> statement-breakpoint
CREATE TRIGGER `month_totals_insert` AFTER INSERT ON `month_summaries` BEGIN
  INSERT INTO month_totals(month, invoiced_net_cents, invoiced_gross_cents, received_cents, documents, waited_cent_days)
  VALUES (new.month, new.invoiced_net_cents, new.invoiced_gross_cents, new.received_cents, new.documents, new.waited_cent_days)
  ON CONFLICT(month) DO UPDATE SET
    invoiced_net_cents = invoiced_net_cents + excluded.invoiced_net_cents,
    invoiced_gross_cents = invoiced_gross_cents + excluded.invoiced_gross_cents,
    received_cents = received_cents + excluded.received_cents,
    documents = documents + excluded.documents,
    waited_cent_days = waited_cent_days + excluded.waited_cent_days;
END;
--> statement-breakpoint
CREATE TRIGGER `month_totals_update` AFTER UPDATE ON `month_summaries` BEGIN
  UPDATE month_totals SET
    invoiced_net_cents = invoiced_net_cents + new.invoiced_net_cents - old.invoiced_net_cents,
    invoiced_gross_cents = invoiced_gross_cents + new.invoiced_gross_cents - old.invoiced_gross_cents,
    received_cents = received_cents + new.received_cents - old.received_cents,
    documents = documents + new.documents - old.documents,
    waited_cent_days = waited_cent_days + new.waited_cent_days - old.waited_cent_days
  WHERE month = new.month;
END;
--> statement-breakpoint
CREATE TRIGGER `month_totals_delete` AFTER DELETE ON `month_summaries` BEGIN
  UPDATE month_totals SET
    invoiced_net_cents = invoiced_net_cents - old.invoiced_net_cents,
    invoiced_gross_cents = invoiced_gross_cents - old.invoiced_gross_cents,
    received_cents = received_cents - old.received_cents,
    documents = documents - old.documents,
    waited_cent_days = waited_cent_days - old.waited_cent_days
  WHERE month = old.month;
END;
--> statement-breakpoint
CREATE TRIGGER `payments_waited` AFTER INSERT ON `payments` BEGIN
  INSERT INTO month_summaries(month, client_id, waited_cent_days)
  SELECT substr(payments.payment_date, 1, 7), invoices.client_id, payments.amount_paid_cents * CAST(julianday(payments.payment_date) - julianday(invoices.issue_date) AS integer)
  FROM payments JOIN invoices ON invoices.id = payments.invoice_id WHERE payments.id = new.id
  ON CONFLICT(month, client_id) DO UPDATE SET waited_cent_days = waited_cent_days + excluded.waited_cent_days;
END;
--> statement-breakpoint
CREATE TRIGGER `payment_reversals_waited` AFTER INSERT ON `payment_reversals` BEGIN
  INSERT INTO month_summaries(month, client_id, waited_cent_days)
  SELECT substr(payments.payment_date, 1, 7), invoices.client_id, -payments.amount_paid_cents * CAST(julianday(payments.payment_date) - julianday(invoices.issue_date) AS integer)
  FROM payments JOIN invoices ON invoices.id = payments.invoice_id WHERE payments.id = new.payment_id
  ON CONFLICT(month, client_id) DO UPDATE SET waited_cent_days = waited_cent_days + excluded.waited_cent_days;
END;
--> statement-breakpoint
UPDATE month_summaries SET waited_cent_days = coalesce((
  SELECT sum(payments.amount_paid_cents * CAST(julianday(payments.payment_date) - julianday(invoices.issue_date) AS integer))
  FROM invoices JOIN payments ON payments.invoice_id = invoices.id
  WHERE invoices.client_id = month_summaries.client_id AND substr(payments.payment_date, 1, 7) = month_summaries.month
    AND payments.id NOT IN (SELECT payment_id FROM payment_reversals)), 0)
WHERE received_cents <> 0;
--> statement-breakpoint
INSERT INTO month_totals(month, invoiced_net_cents, invoiced_gross_cents, received_cents, documents, waited_cent_days)
SELECT month, sum(invoiced_net_cents), sum(invoiced_gross_cents), sum(received_cents), sum(documents), sum(waited_cent_days) FROM month_summaries GROUP BY month;
