import type { Pages } from './e2e-page-visit';
import { donorPages } from './e2e-pages-of-donors';
import { drivePages } from './e2e-pages-of-drives';
import { publicPages } from './e2e-pages-of-everybody';
import { resultPages } from './e2e-pages-of-results';
import { societyPages } from './e2e-pages-of-society';

/** Every route with a page. */
export const PAGES: Pages = { ...societyPages, ...resultPages, ...donorPages, ...drivePages, ...publicPages };
