import type { Tone } from './series';

const tokens = {
	paper: '--paper',
	sheet: '--sheet',
	line: '--line',
	edge: '--edge',
	ink: '--ink',
	second: '--second',
	third: '--third',
	rose: '--rose',
	tealMark: '--teal-mark',
	previous: '--prev'
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

/** Calls back whenever the page changes between light and dark; paper is always light. */
export function onThemeChange(changed: () => void): void {
	for (const query of ['(prefers-color-scheme: dark)', 'print']) matchMedia(query).addEventListener('change', changed);
	new MutationObserver(changed).observe(document.documentElement, {
		attributes: true,
		attributeFilter: ['data-theme']
	});
}
