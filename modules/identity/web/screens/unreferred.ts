/** Pages whose address holds a token name it to nobody they link to, and are kept nowhere. */
export const unreferred = () => ({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' })
