import { join } from 'node:path';
import type { Plugin } from 'vite';

const MESSAGE = /\/src\/lib\/paraglide\/messages\/[a-z]\w*\.js$/;
const TRANSLATION =
	/const (vi|lo|en)_\w+ = \/\*\*.*?\*\/ \((i?)\) => \{\s*return \/\*\* @type \{LocalizedString\} \*\/ \((`(?:[^`\\]|\\.)*`)\)\s*\};/gs;
const NAME = /^export const (\w+) = /m;
const SAID = '\0said';

/** Picks one of three translations, as each message compiled by Paraglide does for itself. */
const said = (runtime: string) => `
import { getLocale } from ${JSON.stringify(runtime)};
export const said = (vi, lo, en) => (inputs, options) => {
	const locale = options?.locale ?? getLocale();
	const words = locale === 'lo' ? lo : locale === 'en' ? en : vi;
	return typeof words === 'string' ? words : words(inputs ?? {});
};`;

function lean(code: string): string | null {
	const name = NAME.exec(code)?.[1];
	const found = [...code.matchAll(TRANSLATION)];
	if (!name || found.map(([, language]) => language).join() !== 'vi,lo,en') return null;
	const words = found.map(([, , input, text]) => (input ? `(i) => ${text}` : text));
	return `import { said } from '${SAID}';\nexport const ${name} = /* @__PURE__ */ said(${words.join(', ')});`;
}

/**
 * Browsers get each message as its three translations and nothing else: Paraglide's own wrapping of every single one
 * is 4 kB (gzip) of a long form. A message of another shape stays as it is.
 */
export function leanWords(): Plugin {
	let root = '';
	return {
		name: 'lean-words',
		apply: 'build',
		configResolved: (config) => void (root = config.root),
		resolveId: (source) => (source === SAID ? SAID : null),
		load: (id) => (id === SAID ? said(join(root, 'src/lib/paraglide/runtime.js')) : null),
		transform(code, id) {
			if (this.environment.config.consumer !== 'client' || !MESSAGE.test(id)) return null;
			const short = lean(code);
			return short && { code: short, map: null };
		}
	};
}
