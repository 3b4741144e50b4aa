import { describe, expect, test } from 'vitest';
import { MAX_SITES, siteLine, sitesAfter, type Site, type SiteAct } from './sites';

const site = (venueName: string): Site => ({ areaCode: null, venueName, address: null });
const [a, b, c] = [site('A'), site('B'), site('C')];

describe('the sites of a drive', () => {
	test.each<[SiteAct, Site[] | null]>([
		[{ kind: 'add', site: c }, [a, b, c]],
		[{ kind: 'change', position: 2, site: c }, [a, c]],
		[{ kind: 'remove', position: 1 }, [b]],
		[{ kind: 'move', position: 2, way: 'up' }, [b, a]],
		[{ kind: 'move', position: 1, way: 'down' }, [b, a]],
		[{ kind: 'move', position: 1, way: 'up' }, [a, b]],
		[{ kind: 'remove', position: 3 }, null],
		[{ kind: 'change', position: 0, site: c }, null]
	])('%j', (act, expected) => {
		expect(sitesAfter([a, b], act)).toEqual(expected);
	});

	test('there are not more than one can look after', () => {
		const many = Array.from({ length: MAX_SITES }, () => a);
		expect(sitesAfter(many, { kind: 'add', site: b })).toBeNull();
	});

	test('are told with their address', () => {
		expect([siteLine(a), siteLine({ ...a, address: '12 Lê Lợi' })]).toEqual(['A', 'A (12 Lê Lợi)']);
	});
});
