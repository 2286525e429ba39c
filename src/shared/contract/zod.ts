import { z } from 'zod';

// Probing `new Function` while a schema is built breaks a strict `script-src 'self'`; it must be set before the
// first schema exists, hence every schema file takes `z` from here (reference/stack.md §3.3).
z.config({ jitless: true });

export { z };
