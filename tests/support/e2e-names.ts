import { addDays, dayIn, type CalendarDate } from '../../src/lib/time/calendar-date';

const SYLLABLES = ['Xuyến', 'Quýt', 'Nghiêng', 'Vòng', 'Khuếch', 'Thoắt', 'Nhuộm', 'Giếng', 'Bưởi', 'Sỏi'];

/**
 * A name that nobody in the demonstration has, new with each run: digits of the clock as words of two syllables, so that no name holds all the
 * words of another.
 */
export function newName(family: string): string {
	const pairs = String(Date.now() + Math.floor(Math.random() * 1e6))
		.slice(-8)
		.match(/../g);
	const words = (pairs ?? []).map(
		([one, other]) => `${SYLLABLES[Number(one)]}${SYLLABLES[Number(other)]?.toLowerCase()}`
	);
	return [family, ...words].join(' ');
}

/** A mobile number of Vietnam that nobody has. */
export function newPhone(): string {
	return `09${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
}

/** Today where the drives of Thanh Hóa are held. */
export function todayInThanhHoa(): CalendarDate {
	return dayIn('Asia/Ho_Chi_Minh', new Date());
}

/** The first day on which the rule of 84 days lets somebody give again. */
export function firstDayAfterInterval(lastDonation: CalendarDate): CalendarDate {
	return addDays(lastDonation, 84);
}
