import { v4 } from 'uuid';
import { addDays } from '../../../time/calendar-date';
import { chanceFrom } from './chance';
import type { PlannedDrive } from './drives';
import type { DemoRows } from './rows';

const MARKS: readonly (readonly [number, number])[] = [
	[5, 55],
	[4, 28],
	[3, 11],
	[2, 4],
	[1, 2]
];
const WAITING: readonly (readonly [number, number])[] = [
	[5, 25],
	[4, 30],
	[3, 25],
	[2, 14],
	[1, 6]
];

/** Few people write anything. */
const COMMENTS = {
	VN: [
		'Các bạn tình nguyện viên rất nhiệt tình.',
		'Chờ khám hơi lâu, nên có thêm ghế ngồi.',
		'Lần sau mong có chỗ gửi xe gần hơn.',
		'Được hướng dẫn rõ ràng, cảm ơn câu lạc bộ.',
		'Nước uống và bánh rất chu đáo.'
	],
	LA: ['ທຸກຄົນໃຈດີ ແລະ ອະທິບາຍຊັດເຈນ.', 'ລໍຖ້າດົນໜ້ອຍໜຶ່ງ.', 'ຂອບໃຈສະໂມສອນ.']
};

/** What people said of the counted drives. Taken from the ids of the drives, so that nothing else of the demo hangs on it. */
export function feedbackRows(drives: readonly PlannedDrive[]): DemoRows['driveFeedback'] {
	return drives.filter(({ purpose }) => purpose === 'counted').flatMap(answersOf);
}

function answersOf({ row, club, endsOn }: PlannedDrive): DemoRows['driveFeedback'] {
	const chance = chanceFrom(parseInt(row.id.slice(-8), 16));
	return Array.from({ length: chance.whole(9, 32) }, () => ({
		id: v4({ random: Uint8Array.from({ length: 16 }, () => chance.whole(0, 255)) }),
		driveId: row.id,
		again: chance.weighted(MARKS),
		waiting: chance.weighted(WAITING),
		kindness: chance.weighted(MARKS),
		comment: chance.happens(0.2) ? chance.pick(COMMENTS[club.country]) : null,
		givenOn: addDays(
			endsOn,
			chance.weighted([
				[0, 80],
				[1, 15],
				[2, 5]
			])
		)
	}));
}
