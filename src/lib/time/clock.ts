/** Minutes from one `HH:MM` to a later one of the same day. */
export function minutesBetween(from: string, until: string): number {
	return minutesOf(until) - minutesOf(from);
}

/** `HH:MM` so many minutes later on the same day; midnight at its end is `24:00`. */
export function addMinutes(time: string, minutes: number): string {
	const sum = minutesOf(time) + minutes;
	return [Math.floor(sum / 60), sum % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function minutesOf(time: string): number {
	const [hours = 0, minutes = 0] = time.split(':').map(Number);
	return hours * 60 + minutes;
}
