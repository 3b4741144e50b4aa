/** The number that follows on one as it is printed: its last digits counted on, its length kept. Empty where it ends in no digit. */
export function nextNumber(printed: string): string {
	const [, before = '', digits = ''] = /^(.*?)(\d{1,9})$/.exec(printed) ?? [];
	return digits === '' ? '' : before + String(Number(digits) + 1).padStart(digits.length, '0');
}
