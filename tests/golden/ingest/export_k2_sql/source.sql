-- MySQL dump 10.13
/*!40101 SET NAMES utf8 */;
CREATE TABLE `abc_k2_tags_xref` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `tagID` int(11) NOT NULL,
  `itemID` int(11) NOT NULL,
  PRIMARY KEY (`id`), KEY `tagID` (`tagID`,`itemID`)
) ENGINE=InnoDB COMMENT='a; b';
INSERT INTO `abc_k2_tags_xref` VALUES (1,5,88),(2,6,88);
INSERT INTO `abc_k2_items` (`id`, `title`, `alias`, `catid`, `published`, `introtext`, `fulltext`, `extra_fields`, `created`, `created_by`, `created_by_alias`, `modified`, `trash`, `access`, `image_caption`, `language`) VALUES
(88, 'The mayor\'s statement; read out', 'mayor-statement', 4, 1, '<p>The mayor said:\r\n \"We keep the records.\"</p>', '<p>More of it.</p>', '[{\"id\":\"1\",\"value\":\"MS-12\"}]', '2031-10-11 21:15:00', 62, '', '0000-00-00 00:00:00', 0, 1, 'The mayor''s desk', '*'),
(89, 'A draft', 'draft', 4, 0, '', '', NULL, '2031-10-12 10:00:00', 62, '', '0000-00-00 00:00:00', 0, 1, '', '*'),
(90, 'Thrown away', 'away', 4, 1, '', '', NULL, '2031-10-12 11:00:00', 62, '', '0000-00-00 00:00:00', 1, 1, '', '*'),
(91, 'بيان حول الأرشيف', '2031-10-13-12-00-00', 4, 1, '<p>نص البيان كامل.</p>', '', NULL, '2031-10-13 12:00:00', 62, 'مكتب الإعلام', '2031-10-14 12:00:00', 0, 1, '', 'ar-AA');
INSERT INTO `abc_k2_categories` (`id`, `name`) VALUES (4, 'Town News');
INSERT INTO `abc_k2_tags` (`id`, `name`, `published`) VALUES (5, 'mayor', 1), (6, 'records', 1);
INSERT INTO `abc_k2_attachments` (`id`, `itemID`, `filename`, `title`, `titleAttribute`, `hits`) VALUES (3, 88, 'statement.pdf', 'The statement', '', 7);
INSERT INTO `abc_k2_extra_fields` (`id`, `name`) VALUES (1, 'Reference');
INSERT INTO `abc_users` (`id`, `name`, `username`) VALUES (62, 'Fay Clerk', 'fclerk');
