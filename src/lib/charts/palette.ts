import type { PartTone, Tone } from './series';

const tokens = {
	paper: '--paper',
	sheet: '--sheet',
	line: '--line',
	edge: '--edge',
	ink: '--ink',
	second: '--second',
	third: '--third',
	rose: '--rose',
	teal: '--teal',
	tealMark: '--teal-mark',
	previous: '--prev',
	peer: '--peer',
	pale: '--map-3',
	ochre: '--ochre',
	slate: '--slate',
	olive: '--olive'
} as const;

/** The colours and typeface a picture is painted with: those of the page around it, in its present theme. */
export type Paint = Record<keyof typeof tokens, string> & { font: string };

/** Reads the paint from the page's style sheet. */
export function paintOf(element: Element): Paint {
	const style = getComputedStyle(element);
	const colours = Object.entries(tokens).map(([name, token]) => [name, style.getPropertyValue(token).trim()]);
	return { ...(Object.fromEntries(colours) as Record<keyof typeof tokens, string>), font: style.fontFamily };
}

/** The colour of a bar. */
export function toneColour(tone: Tone | undefined, paint: Paint): string {
	if (tone === 'other') return paint.tealMark;
	return tone === 'quiet' ? paint.previous : paint.rose;
}

const partColours = {
	main: 'rose',
	pale: 'pale',
	other: 'tealMark',
	ochre: 'ochre',
	slate: 'slate',
	olive: 'olive',
	quiet: 'previous'
} as const satisfies Record<PartTone, keyof typeof tokens>;

/** The colour of a part. */
export function partColour(tone: PartTone, paint: Paint): string {
	return paint[partColours[tone]];
}

/** The same colour, seen through: `opacity` from 0 to 1. */
export function faded(colour: string, opacity: number): string {
	const hex = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
	const full = hex
		? `#${hex
				.slice(1)
				.map((digit) => digit.repeat(2))
				.join('')}`
		: colour;
	return `${full}${Math.round(opacity * 255)
		.toString(16)
		.padStart(2, '0')}`;
}

const DARK = '#241d1a';
const LIGHT = '#ffffff';

/** Dark or light, whichever is read better on a ground of this colour (`#rrggbb`). */
export function readableOn(colour: string): string {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(colour.slice(at, at + 2), 16) / 255));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 ? DARK : LIGHT;
}

function linear(channel: number): number {
	return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Reads a part of the page as it is in the light theme: what is saved as a file is read on white. */
export function inLight<Read>(element: HTMLElement, read: () => Read): Read {
	const { theme } = element.dataset;
	const { color } = element.style;
	element.dataset.theme = 'light';
	element.style.color = 'var(--ink)';
	try {
		return read();
	} finally {
		if (theme === undefined) delete element.dataset.theme;
		else element.dataset.theme = theme;
		element.style.color = color;
	}
}

/** Calls back whenever the page changes between light and dark; paper is always light. */
export function onThemeChange(changed: () => void): void {
	for (const query of ['(prefers-color-scheme: dark)', 'print']) matchMedia(query).addEventListener('change', changed);
	new MutationObserver(changed).observe(document.documentElement, {
		attributes: true,
		attributeFilter: ['data-theme']
	});
}
