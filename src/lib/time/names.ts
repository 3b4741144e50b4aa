/** The languages of the product; `lo` is Lao. */
export const LOCALES = ['vi', 'lo', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

type Names = { long: readonly string[]; short: readonly string[] };

/** Names of the days from Sunday on. Browsers may lack Lao, so each side reads these. */
export const WEEKDAYS: Record<Locale, Names> = {
	vi: {
		long: ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'],
		short: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']
	},
	lo: {
		long: ['ວັນອາທິດ', 'ວັນຈັນ', 'ວັນອັງຄານ', 'ວັນພຸດ', 'ວັນພະຫັດ', 'ວັນສຸກ', 'ວັນເສົາ'],
		short: ['ອາທິດ', 'ຈັນ', 'ອັງຄານ', 'ພຸດ', 'ພະຫັດ', 'ສຸກ', 'ເສົາ']
	},
	en: {
		long: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
		short: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
	}
};

/** Names of the months from January on; Vietnamese numbers them. */
export const MONTHS: Record<Locale, Names> = {
	vi: {
		long: Array.from({ length: 12 }, (_, month) => `tháng ${month + 1}`),
		short: Array.from({ length: 12 }, (_, month) => `T${month + 1}`)
	},
	lo: {
		long: 'ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ'.split(' '),
		short: 'ມ.ກ. ກ.ພ. ມ.ນ. ມ.ສ. ພ.ພ. ມິ.ຖ. ກ.ລ. ສ.ຫ. ກ.ຍ. ຕ.ລ. ພ.ຈ. ທ.ວ.'.split(' ')
	},
	en: {
		long: 'January February March April May June July August September October November December'.split(' '),
		short: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
	}
};
