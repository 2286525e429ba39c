import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './src/main/db/schema/access.ts',
    './src/main/db/schema/clients.ts',
    './src/main/db/schema/interactions.ts',
    './src/main/db/schema/services.ts',
    './src/main/db/schema/invoices.ts',
    './src/main/db/schema/messages.ts',
    './src/main/db/schema/reports.ts',
    './src/main/db/schema/workspace.ts',
  ],
  out: './drizzle',
});
