/** What is left of somebody erased, written past the product: `$1` is the donor. */
export const erasing = `update donors set full_name = '—', search_key = '', sort_key = '', match_keys = '{}', sex = null, birth_date = null,
	birth_precision = null, phone = null, email = null, id_kind = null, id_number_encrypted = null, id_number_hash = null, id_last_four_hash = null,
	area_code = null, address = null, abo = null, rhd = null, group_source = null, weight_class = null, reserve = false, note = null,
	restricted_at = null, erased_at = now(), erased_reason = 'asked' where id = $1`;
