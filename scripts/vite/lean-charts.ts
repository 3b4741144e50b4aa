import type { Plugin } from 'vite';

/** Expressions that Chart.js reads while it is loaded, in the defaults of scales that we do not register. */
const DEFAULTS = /\bTicks\.formatters\.\w+|(?<=static defaults = )TimeScale\.defaults/g;

/** Chart.js mixes colours for animations and hovers. Ours has neither: colours stay as they are. */
const SAME_COLOUR = `
export class Color {
	constructor(colour) { this.colour = colour; this.valid = false; }
	saturate() { return this; }
	darken() { return this; }
	hexString() { return String(this.colour); }
}`;
const COLOUR_LIBRARY = '@kurkle/color';
const OURS = '\0same-colour';

/**
 * Leaves out of Chart.js what no chart of ours uses: scales of time, logarithms and circles, and the mixing of colours.
 * That is 12 kB (gzip) of each page with charts.
 */
export function leanCharts(): Plugin {
	return {
		name: 'lean-charts',
		enforce: 'pre',
		resolveId: (source) => (source === COLOUR_LIBRARY ? OURS : null),
		load: (id) => (id === OURS ? SAME_COLOUR : null),
		transform(code, id) {
			if (!id.includes('/chart.js/dist/chart.js')) return null;
			// A bare property read counts as a side effect, which keeps the class that holds it; a pure call does not.
			return { code: code.replace(DEFAULTS, (read) => `/* @__PURE__ */ (() => ${read})()`), map: null };
		}
	};
}
