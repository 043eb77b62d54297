export { putProduct, type ProductInput } from './commands/put-product.ts';
export { findVariants, variantsByIds, variantsBySkus, variantsOfProducts, type KnownVariant } from './queries/variants.ts';
