/** Lao digits and full-width ones as those that numbers are read from; everything else stays. */
export function usualDigits(text: string): string {
	return text
		.replace(/[໐-໙]/g, (digit) => String(digit.charCodeAt(0) - 0x0ed0))
		.replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
}
