import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const INDEX = /\/src\/lib\/paraglide\/messages\/_index\.js$/;
const MESSAGE = /^export \* from '\.\/(\w+\.js)'/gm;
const IMPORT = /^import .*$/gm;

/**
 * Where nothing is packed, in tests and while developing, all words are one module: each alone would be fetched and
 * read one by one, more than a thousand times.
 */
export function wordsAtOnce(): Plugin {
	return {
		name: 'words-at-once',
		apply: 'serve',
		load(id) {
			if (!INDEX.test(id)) return null;
			const files = [...readFileSync(id, 'utf8').matchAll(MESSAGE)].map(([, file]) => join(dirname(id), file!));
			for (const file of files) this.addWatchFile(file);
			const messages = files.map((file) => readFileSync(file, 'utf8'));
			const imports = new Set(messages.flatMap((message) => message.match(IMPORT) ?? []));
			return [...imports, ...messages.map((message) => message.replace(IMPORT, ''))].join('\n');
		}
	};
}
