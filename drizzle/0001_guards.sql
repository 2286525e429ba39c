CREATE VIRTUAL TABLE `clients_fts` USING fts5(search_text, content='clients', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4');
--> statement-breakpoint
CREATE TRIGGER `clients_fts_insert` AFTER INSERT ON `clients` BEGIN
  INSERT INTO clients_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `clients_fts_delete` AFTER DELETE ON `clients` BEGIN
  INSERT INTO clients_fts(clients_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `clients_fts_update` AFTER UPDATE OF search_text ON `clients` WHEN old.search_text IS NOT new.search_text BEGIN
  INSERT INTO clients_fts(clients_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO clients_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE `services_fts` USING fts5(search_text, content='services', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4');
--> statement-breakpoint
CREATE TRIGGER `services_fts_insert` AFTER INSERT ON `services` BEGIN
  INSERT INTO services_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `services_fts_delete` AFTER DELETE ON `services` BEGIN
  INSERT INTO services_fts(services_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `services_fts_update` AFTER UPDATE OF search_text ON `services` WHEN old.search_text IS NOT new.search_text BEGIN
  INSERT INTO services_fts(services_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO services_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE VIRTUAL TABLE `invoices_fts` USING fts5(search_text, content='invoices', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3 4');
--> statement-breakpoint
CREATE TRIGGER `invoices_fts_insert` AFTER INSERT ON `invoices` BEGIN
  INSERT INTO invoices_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_fts_delete` AFTER DELETE ON `invoices` BEGIN
  INSERT INTO invoices_fts(invoices_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_fts_update` AFTER UPDATE OF search_text ON `invoices` WHEN old.search_text IS NOT new.search_text BEGIN
  INSERT INTO invoices_fts(invoices_fts, rowid, search_text) VALUES ('delete', old.id, old.search_text);
  INSERT INTO invoices_fts(rowid, search_text) VALUES (new.id, new.search_text);
END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_refuse_update` BEFORE UPDATE ON `audit_entries` BEGIN
  SELECT RAISE(ABORT, 'audit_entries is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_entries_refuse_delete` BEFORE DELETE ON `audit_entries` BEGIN
  SELECT RAISE(ABORT, 'audit_entries is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_checkpoints_refuse_update` BEFORE UPDATE ON `audit_checkpoints` BEGIN
  SELECT RAISE(ABORT, 'audit_checkpoints is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `audit_checkpoints_refuse_delete` BEFORE DELETE ON `audit_checkpoints` BEGIN
  SELECT RAISE(ABORT, 'audit_checkpoints is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payments_refuse_update` BEFORE UPDATE ON `payments` BEGIN
  SELECT RAISE(ABORT, 'payments is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payments_refuse_delete` BEFORE DELETE ON `payments` BEGIN
  SELECT RAISE(ABORT, 'payments is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_reversals_refuse_update` BEFORE UPDATE ON `payment_reversals` BEGIN
  SELECT RAISE(ABORT, 'payment_reversals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_reversals_refuse_delete` BEFORE DELETE ON `payment_reversals` BEGIN
  SELECT RAISE(ABORT, 'payment_reversals is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `organisation_versions_refuse_update` BEFORE UPDATE ON `organisation_versions` BEGIN
  SELECT RAISE(ABORT, 'organisation_versions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `organisation_versions_refuse_delete` BEFORE DELETE ON `organisation_versions` BEGIN
  SELECT RAISE(ABORT, 'organisation_versions is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_refuse_change_after_issue` BEFORE UPDATE ON `invoices` WHEN old.status = 'issued' AND (old.uid IS NOT new.uid OR old.kind IS NOT new.kind OR old.status IS NOT new.status OR old.number IS NOT new.number OR old.client_id IS NOT new.client_id OR old.subject IS NOT new.subject OR old.order_reference IS NOT new.order_reference OR old.supply_from IS NOT new.supply_from OR old.supply_to IS NOT new.supply_to OR old.issue_date IS NOT new.issue_date OR old.due_date IS NOT new.due_date OR old.note IS NOT new.note OR old.language IS NOT new.language OR old.net_cents IS NOT new.net_cents OR old.tax_cents IS NOT new.tax_cents OR old.gross_cents IS NOT new.gross_cents OR old.corrects_id IS NOT new.corrects_id OR old.document IS NOT new.document OR old.pdf_blob IS NOT new.pdf_blob OR old.pdf_sha256 IS NOT new.pdf_sha256 OR old.issued_at IS NOT new.issued_at OR old.issued_by_id IS NOT new.issued_by_id OR old.created_at IS NOT new.created_at) BEGIN
  SELECT RAISE(ABORT, 'an issued document is frozen');
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_refuse_second_credit` BEFORE UPDATE OF credited_by_id ON `invoices` WHEN old.credited_by_id IS NOT NULL AND new.credited_by_id IS NOT old.credited_by_id BEGIN
  SELECT RAISE(ABORT, 'an invoice is credited once');
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_refuse_delete_after_issue` BEFORE DELETE ON `invoices` WHEN old.status = 'issued' BEGIN
  SELECT RAISE(ABORT, 'an issued document is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_lines_refuse_insert_after_issue` BEFORE INSERT ON `invoice_lines` WHEN (SELECT status FROM invoices WHERE id = new.invoice_id) = 'issued' BEGIN
  SELECT RAISE(ABORT, 'the lines of an issued document are frozen');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_lines_refuse_update_after_issue` BEFORE UPDATE ON `invoice_lines` WHEN (SELECT status FROM invoices WHERE id = old.invoice_id) = 'issued' BEGIN
  SELECT RAISE(ABORT, 'the lines of an issued document are frozen');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_lines_refuse_delete_after_issue` BEFORE DELETE ON `invoice_lines` WHEN (SELECT status FROM invoices WHERE id = old.invoice_id) = 'issued' BEGIN
  SELECT RAISE(ABORT, 'the lines of an issued document are frozen');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_series_refuse_gap` BEFORE UPDATE ON `invoice_series` WHEN new.last_counter <> old.last_counter + 1 OR new.last_issue_date < old.last_issue_date BEGIN
  SELECT RAISE(ABORT, 'a series has no gap and never goes back');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_series_refuse_start` BEFORE INSERT ON `invoice_series` WHEN new.last_counter <> 1 BEGIN
  SELECT RAISE(ABORT, 'a series starts at one');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_series_refuse_delete` BEFORE DELETE ON `invoice_series` BEGIN
  SELECT RAISE(ABORT, 'a series is never deleted');
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_sum_on_issue` AFTER UPDATE OF status ON `invoices` WHEN old.status = 'draft' AND new.status = 'issued' BEGIN
  INSERT INTO month_summaries(month, client_id, invoiced_net_cents, invoiced_gross_cents, documents)
  VALUES (substr(new.issue_date, 1, 7), new.client_id,
          CASE new.kind WHEN 'invoice' THEN new.net_cents ELSE -new.net_cents END,
          CASE new.kind WHEN 'invoice' THEN new.gross_cents ELSE -new.gross_cents END, 1)
  ON CONFLICT(month, client_id) DO UPDATE SET
    invoiced_net_cents = invoiced_net_cents + excluded.invoiced_net_cents,
    invoiced_gross_cents = invoiced_gross_cents + excluded.invoiced_gross_cents,
    documents = documents + 1;
  INSERT INTO client_summaries(client_id, invoiced_net_cents, invoiced_gross_cents, balance_cents, documents)
  VALUES (new.client_id,
          CASE new.kind WHEN 'invoice' THEN new.net_cents ELSE -new.net_cents END,
          CASE new.kind WHEN 'invoice' THEN new.gross_cents ELSE -new.gross_cents END,
          CASE WHEN new.kind = 'invoice' AND new.credited_by_id IS NULL THEN new.gross_cents - new.paid_cents ELSE 0 END, 1)
  ON CONFLICT(client_id) DO UPDATE SET
    invoiced_net_cents = invoiced_net_cents + excluded.invoiced_net_cents,
    invoiced_gross_cents = invoiced_gross_cents + excluded.invoiced_gross_cents,
    balance_cents = balance_cents + excluded.balance_cents,
    documents = documents + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_sum_on_insert` AFTER INSERT ON `invoices` WHEN new.status = 'issued' BEGIN
  INSERT INTO month_summaries(month, client_id, invoiced_net_cents, invoiced_gross_cents, documents)
  VALUES (substr(new.issue_date, 1, 7), new.client_id,
          CASE new.kind WHEN 'invoice' THEN new.net_cents ELSE -new.net_cents END,
          CASE new.kind WHEN 'invoice' THEN new.gross_cents ELSE -new.gross_cents END, 1)
  ON CONFLICT(month, client_id) DO UPDATE SET
    invoiced_net_cents = invoiced_net_cents + excluded.invoiced_net_cents,
    invoiced_gross_cents = invoiced_gross_cents + excluded.invoiced_gross_cents,
    documents = documents + 1;
  INSERT INTO client_summaries(client_id, invoiced_net_cents, invoiced_gross_cents, balance_cents, documents)
  VALUES (new.client_id,
          CASE new.kind WHEN 'invoice' THEN new.net_cents ELSE -new.net_cents END,
          CASE new.kind WHEN 'invoice' THEN new.gross_cents ELSE -new.gross_cents END,
          CASE WHEN new.kind = 'invoice' AND new.credited_by_id IS NULL THEN new.gross_cents - new.paid_cents ELSE 0 END, 1)
  ON CONFLICT(client_id) DO UPDATE SET
    invoiced_net_cents = invoiced_net_cents + excluded.invoiced_net_cents,
    invoiced_gross_cents = invoiced_gross_cents + excluded.invoiced_gross_cents,
    balance_cents = balance_cents + excluded.balance_cents,
    documents = documents + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `invoices_sum_on_credit` AFTER UPDATE OF credited_by_id ON `invoices` WHEN old.credited_by_id IS NULL AND new.credited_by_id IS NOT NULL BEGIN
  UPDATE client_summaries SET balance_cents = balance_cents - (new.gross_cents - new.paid_cents) WHERE client_id = new.client_id;
END;
--> statement-breakpoint
CREATE TRIGGER `payments_sum` AFTER INSERT ON `payments` BEGIN
  UPDATE invoices SET paid_cents = paid_cents + new.amount_paid_cents WHERE id = new.invoice_id;
  INSERT INTO month_summaries(month, client_id, received_cents)
  SELECT substr(new.payment_date, 1, 7), client_id, +new.amount_paid_cents FROM invoices WHERE id = new.invoice_id
  ON CONFLICT(month, client_id) DO UPDATE SET received_cents = received_cents + excluded.received_cents;
  INSERT INTO client_summaries(client_id, received_cents, balance_cents)
  SELECT client_id, +new.amount_paid_cents, CASE WHEN credited_by_id IS NULL THEN -(+new.amount_paid_cents) ELSE 0 END FROM invoices WHERE id = new.invoice_id
  ON CONFLICT(client_id) DO UPDATE SET
    received_cents = received_cents + excluded.received_cents,
    balance_cents = balance_cents + excluded.balance_cents;
END;
--> statement-breakpoint
CREATE TRIGGER `payment_reversals_sum` AFTER INSERT ON `payment_reversals` BEGIN
  UPDATE invoices SET paid_cents = paid_cents - (SELECT amount_paid_cents FROM payments WHERE id = new.payment_id) WHERE id = (SELECT invoice_id FROM payments WHERE id = new.payment_id);
  INSERT INTO month_summaries(month, client_id, received_cents)
  SELECT (SELECT substr(payment_date, 1, 7) FROM payments WHERE id = new.payment_id), client_id, -(SELECT amount_paid_cents FROM payments WHERE id = new.payment_id) FROM invoices WHERE id = (SELECT invoice_id FROM payments WHERE id = new.payment_id)
  ON CONFLICT(month, client_id) DO UPDATE SET received_cents = received_cents + excluded.received_cents;
  INSERT INTO client_summaries(client_id, received_cents, balance_cents)
  SELECT client_id, -(SELECT amount_paid_cents FROM payments WHERE id = new.payment_id), CASE WHEN credited_by_id IS NULL THEN -(-(SELECT amount_paid_cents FROM payments WHERE id = new.payment_id)) ELSE 0 END FROM invoices WHERE id = (SELECT invoice_id FROM payments WHERE id = new.payment_id)
  ON CONFLICT(client_id) DO UPDATE SET
    received_cents = received_cents + excluded.received_cents,
    balance_cents = balance_cents + excluded.balance_cents;
END;
--> statement-breakpoint
CREATE VIEW `report_clients` AS SELECT id, name, phone, email,
  trim(address_line1 || CASE WHEN address_line2 <> '' THEN ', ' || address_line2 ELSE '' END || CASE WHEN postal_code || city <> '' THEN ', ' || trim(postal_code || ' ' || city) ELSE '' END || CASE WHEN country <> 'FR' THEN ', ' || country ELSE '' END, ', ') AS address,
  company, industry, created_at, updated_at FROM clients;
--> statement-breakpoint
CREATE VIEW `report_services` AS SELECT id, client_id, service_type, CASE WHEN description = '' THEN title ELSE title || char(10) || description END AS description, date, round(net_cents / 100.0, 2) AS price, status, created_at, updated_at FROM services;
--> statement-breakpoint
CREATE VIEW `report_invoices` AS SELECT i.id, i.client_id, (SELECT min(l.service_id) FROM invoice_lines l WHERE l.invoice_id = i.id) AS service_id,
  round((CASE i.kind WHEN 'invoice' THEN i.gross_cents ELSE -i.gross_cents END) / 100.0, 2) AS amount,
  CASE WHEN i.status = 'draft' THEN 'draft' WHEN i.kind = 'credit-note' THEN 'credit-note' WHEN i.credited_by_id IS NOT NULL THEN 'credited'
       WHEN i.paid_cents > i.gross_cents THEN 'overpaid' WHEN i.paid_cents = i.gross_cents THEN 'paid' WHEN i.paid_cents > 0 THEN 'partially-paid' ELSE 'unpaid' END AS payment_status,
  i.created_at, i.updated_at FROM invoices i;
--> statement-breakpoint
CREATE VIEW `report_payments` AS SELECT p.id, p.invoice_id, p.payment_method, round(p.amount_paid_cents / 100.0, 2) AS amount_paid, p.payment_date, p.created_at, p.created_at AS updated_at
  FROM payments p WHERE NOT EXISTS (SELECT 1 FROM payment_reversals r WHERE r.payment_id = p.id);
--> statement-breakpoint
CREATE VIEW `report_satisfaction_surveys` AS SELECT id, client_id, service_id, rating, comments, created_at, updated_at FROM satisfaction_surveys;
