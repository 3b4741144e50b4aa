/** A point on the earth in decimal degrees, north and east positive, to six places: about a decimetre. */
export type Point = { latitude: number; longitude: number };

const NUMBER = String.raw`([+-]?\d{1,3}(?:[.]\d+)?)`;

/** Where links of maps keep the point: `geo:`, a pin, the middle of the map, the words of a search. */
const LINKS = [
	`^geo:${NUMBER},${NUMBER}`,
	`!3d${NUMBER}!4d${NUMBER}`,
	`[?&]mlat=${NUMBER}&(?:amp;)?mlon=${NUMBER}`,
	String.raw`[?&](?:q|query|ll|sll|daddr|destination|center|cp|pt)=(?:loc:)?${NUMBER}(?:,|%2C|~)\s*${NUMBER}`,
	String.raw`#map=\d+(?:\.\d+)?/${NUMBER}/${NUMBER}`,
	`@${NUMBER},${NUMBER}`
].map((pattern) => new RegExp(pattern, 'i'));

/** Two numbers as people write them; with commas in the numbers a semicolon or a blank stands between. */
const TYPED = [
	new RegExp(String.raw`^${NUMBER}°?\s*[,;\s]\s*${NUMBER}°?$`),
	/^([+-]?\d{1,3},\d+)\s*(?:;|\s)\s*([+-]?\d{1,3},\d+)$/
];

/** Reads a point from two numbers, latitude first, a `geo:` address or the link of a map; `null` where there is none. */
export function readPoint(text: string): Point | null {
	const typed = text.trim();
	for (const shape of [...TYPED, ...LINKS]) {
		const [, first, second] = shape.exec(typed) ?? [];
		if (first !== undefined && second !== undefined) return pointOf(first, second);
	}
	return null;
}

/** A point as plain numbers: `19.80671, 105.77652`, alike in every language, so that it can be pasted anywhere. */
export function writePoint({ latitude, longitude }: Point): string {
	return `${latitude}, ${longitude}`;
}

/** The address that opens a map on whatever the device has. */
export function geoAddress({ latitude, longitude }: Point): string {
	return `geo:${latitude},${longitude}`;
}

function pointOf(first: string, second: string): Point | null {
	const [latitude, longitude] = [first, second].map((number) => rounded(Number(number.replace(',', '.'))));
	if (latitude === undefined || longitude === undefined) return null;
	return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}

function rounded(degrees: number): number {
	return Math.round(degrees * 1e6) / 1e6;
}
