import '#shared/contract/zod.ts';
import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './global.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startTranslations } from './i18n/i18n.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('The page has no root element');
await startTranslations(new URLSearchParams(location.search).has('pseudo'));
createRoot(root).render(<App />);
