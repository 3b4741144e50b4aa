import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, ResolvedConfig } from 'vite';

const APP = /\/generated\/client-optimized\/app\.js$/;
const ROUTE = /^\s*"(?<id>[^"]+)": \[(?<leaf>~?\d+)(?:,\[(?<layouts>[\d,]*)\])?(?:,\[(?<errors>[\d,]*)\])?\],?$/;
const NODE = /^\s*\(\) => import\('\.\/nodes\/(?<node>\d+)'\),?$/;
const PART = /\/generated\/client-optimized\/nodes\/\d+\.js$/;
/** The style of a component goes with the component, used or not. */
const STYLE = /\.svelte\?svelte&type=style/;
const PAGE = /^export \{ default as component \} from "(?<page>[^"]*\/src\/routes\/(?<id>.*)\/\+page\.svelte)";?$/m;
/** The root layout and the root error page. */
const ROOTS = [0, 1];

/** Whether a page runs the framework in the browser. */
function isAlive(root: string, id: string): boolean {
	const options = join(root, 'src', 'routes', id, '+page.ts');
	return existsSync(options) && /export const csr = true/.test(readFileSync(options, 'utf8'));
}

/** Of a page that no browser begins only its style is built: its parts would break up those of other pages. */
function styleAlone(code: string, root: string) {
	const found = PAGE.exec(code)?.groups;
	if (!found?.page || isAlive(root, found.id ?? '')) return null;
	return { code: `import ${JSON.stringify(found.page)};`, map: null };
}

/** Kit's list of routes with those alone that a browser can begin: every other page is loaded whole, and its parts are of no use there. */
export function fewRoutes(): Plugin {
	let config: ResolvedConfig;
	return {
		name: 'few-routes',
		apply: 'build',
		configResolved: (resolved) => void (config = resolved),
		transform(code, id) {
			if (STYLE.test(id)) return { code, map: null, meta: { vite: { cssScopeTo: undefined } } };
			if (PART.test(id)) return styleAlone(code, config.root);
			if (!APP.test(id)) return null;
			const used = new Set(ROOTS);
			const lines = code.split('\n').filter((line) => {
				const route = ROUTE.exec(line)?.groups;
				if (!route) return true;
				if (!isAlive(config.root, route.id ?? '')) return false;
				const { leaf = '', layouts = '', errors = '' } = route;
				for (const node of [leaf.replace('~', ''), ...layouts.split(','), ...errors.split(',')])
					if (node !== '') used.add(Number(node));
				return true;
			});
			if (used.size === ROOTS.length) this.error('No page begins the framework: has the form of the list changed?');
			const keep = (line: string) => {
				const node = NODE.exec(line)?.groups?.node;
				return node === undefined || used.has(Number(node)) ? line : ',';
			};
			return { code: lines.map(keep).join('\n'), map: null };
		}
	};
}
