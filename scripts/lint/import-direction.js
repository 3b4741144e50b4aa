import { dirname, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtinModules } from 'node:module';
import { layers } from './layers.js';
import { joins, owners } from './tables.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const builtins = new Set(builtinModules);

/** @param {string} path */
const layerOf = (path) => layers.find(({ files }) => files.test(path));

/**
 * The path inside the project that a specifier leads to, or null for a package. What SvelteKit generates beside a route counts as the route.
 * @param {string} specifier
 * @param {string} from
 */
function pathOf(specifier, from) {
	if (specifier === '$lib') return 'src/lib/index.ts';
	const path = specifier.startsWith('$lib/')
		? posix.join('src/lib', specifier.slice('$lib/'.length))
		: specifier.startsWith('.')
			? posix.join(posix.dirname(from), specifier)
			: null;
	if (path === null || /\.(svelte|[cm]?[jt]s|json|css|svg|woff2)$/.test(path)) return path;
	return `${path}.ts`;
}

/** @param {string} specifier */
function packageOf(specifier) {
	if (specifier.startsWith('node:') || builtins.has(specifier)) return 'node';
	return specifier
		.split('/')
		.slice(0, specifier.startsWith('@') ? 2 : 1)
		.join('/');
}

/**
 * Why a feature may not import these table definitions, or null.
 * @param {string} from
 * @param {string} path
 */
function foreignTables(from, path) {
	const feature = /^src\/lib\/server\/([^/]+)\//.exec(from)?.[1];
	const tables = /^src\/lib\/server\/db\/schema\/([^/]+)\.ts$/.exec(path)?.[1];
	if (!feature || !tables || feature === 'db' || layerOf(from)?.name === 'tests') return null;
	const may = [...(owners[tables] ?? []), ...(joins[from]?.includes(tables) ? [feature] : [])];
	if (may.includes('*') || may.includes(feature)) return null;
	return `The tables of ${tables} belong to another feature than ${feature}: use a query that it exports (scripts/lint/tables.js).`;
}

/**
 * Why an import goes against the direction of the layers, or null.
 * @param {string} from path of the importing file inside the project, with forward slashes
 * @param {string} specifier
 * @param {boolean} onlyTypes
 */
export function wrongDirection(from, specifier, onlyTypes) {
	const layer = layerOf(from);
	if (!layer) return null;
	/** @param {string} name */
	const mayType = (name) => onlyTypes && layer.types?.includes(name);
	const path = pathOf(specifier, from);
	if (path === null) {
		const name = packageOf(specifier);
		if (layer.packages.includes('*') || layer.packages.includes(name) || mayType(name)) return null;
		return `The layer "${layer.name}" may not import the package ${name} (scripts/lint/layers.js).`;
	}
	const target = layerOf(path);
	const may = [layer.name, ...layer.layers];
	if (!target || may.includes('*') || may.includes(target.name) || mayType(target.name))
		return foreignTables(from, path);
	return `The layer "${layer.name}" may not import from "${target.name}" (scripts/lint/layers.js).`;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
	meta: {
		type: 'problem',
		schema: [],
		docs: { description: 'Imports follow the direction of the layers, and tables stay with their feature.' }
	},
	create(context) {
		const from = relative(root, context.filename).split(sep).join('/');
		/** @param {{ source?: { value?: unknown } | null, importKind?: string }} node */
		const check = (node) => {
			const specifier = node.source?.value;
			const why = typeof specifier === 'string' ? wrongDirection(from, specifier, node.importKind === 'type') : null;
			if (why) context.report({ node: /** @type {never} */ (node), message: why });
		};
		return {
			ImportDeclaration: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check,
			ImportExpression: check,
			TSImportType: check
		};
	}
};
