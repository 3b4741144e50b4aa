import { describe, expect, test } from 'vitest';
import { lossShares, median, medianYield, placesFor, type PastDrive } from './yield';

const drive = (registered: number, units: number, losses: Partial<PastDrive> = {}): PastDrive => ({
	registered,
	units,
	noShow: null,
	deferred: null,
	...losses
});

describe('what past drives say of the next one', () => {
	test.each([
		[[3], 3],
		[[1, 3], 2],
		[[5, 1, 3], 3]
	])('the middle of %j is %d', (numbers, middle) => {
		expect(median(numbers)).toBe(middle);
	});

	test('to collect 200 a club with a yield of 0.85 registers 236', () => {
		const past = [drive(100, 85), drive(200, 170), drive(100, 60), drive(100, 90)];
		expect(medianYield(past)).toBe(0.85);
		expect(placesFor(200, past)).toBe(236);
	});

	test('two drives, or drives at which nobody had a place, say nothing', () => {
		expect(placesFor(200, [drive(100, 85), drive(100, 85), drive(0, 30)])).toBeNull();
		expect(placesFor(200, [drive(100, 0), drive(100, 0), drive(90, 0)])).toBeNull();
	});

	test('where more units come than people had places, no fewer places are advised than units', () => {
		expect(placesFor(200, [drive(50, 80), drive(50, 90), drive(50, 60)])).toBe(200);
	});

	test('losses are shares of those who had a place where they were counted', () => {
		expect(lossShares([drive(100, 80, { noShow: 10, deferred: 10 }), drive(300, 250)])).toEqual({
			noShow: 0.1,
			deferred: 0.1
		});
		expect(lossShares([drive(300, 250)])).toBeNull();
	});
});
