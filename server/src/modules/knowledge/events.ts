/** The subject is the article. */
export const ARTICLE_PUBLISHED = 'knowledge.article_published';
export const ARTICLE_UNPUBLISHED = 'knowledge.article_unpublished';
export const FEEDBACK_GIVEN = 'knowledge.feedback_given';

export interface ArticleNews {
  language: string;
  /** the version readers see from now on; absent when it was taken back */
  version?: number;
}

export interface FeedbackNews {
  language: string;
  helped: boolean;
}
