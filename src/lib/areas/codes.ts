/** A province by its code of ISO 3166-2, such as `VN-21`. */
export const PROVINCE_CODE = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;

/** Whatever may be the code of an area. */
export const AREA_CODE = /^[A-Za-z0-9-]{1,20}$/;
