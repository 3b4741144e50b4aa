import type { Plugin } from 'vite';

const SERVER = /\/@sveltejs\/kit\/src\/runtime\/server\/page\/(?<file>index|render)\.js$/;

/** What Kit does for every page, and what it does then. */
const changes: Record<string, [RegExp, string]> = {
	// The data of a page as script, which a page without the framework never sends.
	index: [/if \(node\) \{(?=\s*data_serializer\.add_node\(i, server_data\);)/, 'if (node && csr) {'],
	// A mark of each page, by which a browser would ask again; no browser may keep ours.
	render: [/if \(!chunks\) \{\s*headers\.set\('etag', [^\n]*\);\s*\}/, '']
};

/** Leaves out of Kit's server what it writes for every page and ours never need. */
export function leanPages(): Plugin {
	return {
		name: 'lean-pages',
		apply: 'build',
		transform(code, id) {
			const change = changes[SERVER.exec(id)?.groups?.file ?? ''];
			if (!change) return null;
			if (!change[0].test(code)) this.error('Kit writes pages in another way: has the form of its server changed?');
			return { code: code.replace(...change), map: null };
		}
	};
}
