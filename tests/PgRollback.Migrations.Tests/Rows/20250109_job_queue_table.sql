SELECT enqueue_job('send_mail', p_priority => 'critical', p_tags => ARRAY['a', 'b']);
SELECT enqueue_job('resize', p_queue_name => 'images');
SELECT * FROM fetch_next_job('worker-1');
