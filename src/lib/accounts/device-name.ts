const systems: [RegExp, string][] = [
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/Linux|X11/, 'Linux']
];

const browsers: [RegExp, string][] = [
	[/Edg(A|iOS)?\//, 'Edge'],
	[/OPR\/|Opera/, 'Opera'],
	[/coc_coc_browser/, 'Cốc Cốc'],
	[/SamsungBrowser/, 'Samsung Internet'],
	[/Firefox|FxiOS/, 'Firefox'],
	[/Chrome|CriOS/, 'Chrome'],
	[/Safari/, 'Safari']
];

const first = (among: [RegExp, string][], text: string) => among.find(([sign]) => sign.test(text))?.[1];

/** A device by its browser and system, as far as they tell: enough to know one's own; null when they tell nothing. */
export function deviceName(userAgent: string | null): string | null {
	const parts = [first(browsers, userAgent ?? ''), first(systems, userAgent ?? '')].filter(Boolean);
	return parts.length > 0 ? parts.join(' · ') : null;
}
