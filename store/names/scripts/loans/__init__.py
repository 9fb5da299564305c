"""Foreign names as Japan and Korea write them: which letters their signs stand for, and how another name reads them."""
